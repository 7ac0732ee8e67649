import { PNG } from 'pngjs';

/** Width and height in pixels of the icons that Teams wants. */
const ICON_SIZES = { 'color.png': 192, 'outline.png': 32 } as const;
export type IconFile = keyof typeof ICON_SIZES;

/** What Teams would refuse about the icons: their format, their size, and colours in the outline. */
export function checkIcons(icons: Readonly<Record<IconFile, Uint8Array>>): string[] {
  return (Object.keys(ICON_SIZES) as IconFile[]).flatMap((file) => {
    const size = ICON_SIZES[file];
    const png = readPng(icons[file]);
    if (png === undefined) return [`${file} is not a readable PNG image`];
    if (png.width !== size || png.height !== size)
      return [`${file} must be ${size} × ${size} pixels, and is ${png.width} × ${png.height}`];
    return file === 'outline.png' && !isWhiteOnTransparent(png)
      ? [`${file} must have white lines on a transparent ground, and nothing else`]
      : [];
  });
}

function readPng(bytes: Uint8Array): PNG | undefined {
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch {
    return undefined;
  }
}

function isWhiteOnTransparent({ data }: PNG): boolean {
  const pixels = Array.from({ length: data.length / 4 }, (_, index) => data.subarray(index * 4, index * 4 + 4));
  const drawn = pixels.filter(([, , , alpha]) => alpha !== 0);
  const isWhite = drawn.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255);
  return isWhite && drawn.length > 0 && drawn.length < pixels.length;
}
