import type { BrowserContextOptions, Page } from 'playwright-core';
import { openPage, startBrowser } from './browser.ts';
import { type Product, type ProductOptions, startProduct } from './product.ts';

/** The product and a page of a browser beside it. */
export type OpenClient = { readonly product: Product; readonly page: Page; close(): Promise<void> };

/** Starts the product and a browser; the page is empty still. */
export async function openClient({
  storeDir,
  ...options
}: BrowserContextOptions & ProductOptions = {}): Promise<OpenClient> {
  const browser = await startBrowser();
  try {
    const product = await startProduct({ storeDir });
    const close = async (): Promise<void> => {
      await browser.close();
      await product.close();
    };
    return { product, page: await openPage(browser, options), close };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
