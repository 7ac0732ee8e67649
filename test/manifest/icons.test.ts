import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { checkIcons, type IconFile } from '../../manifest/check-icons.ts';

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];
const CLEAR: Pixel = [0, 0, 0, 0];
const WHITE: Pixel = [255, 255, 255, 255];

/** A square image of one colour with one pixel in the middle of another. */
function image(size: number, ground: Pixel, middle: Pixel): Buffer {
  const png = new PNG({ width: size, height: size });
  for (let at = 0; at < size * size; at += 1) png.data.set(at === (size * size) / 2 ? middle : ground, at * 4);
  return PNG.sync.write(png);
}

describe('the icons of the app', () => {
  const icons = { 'color.png': image(192, WHITE, WHITE), 'outline.png': image(32, CLEAR, WHITE) };
  const icon = (name: string) => readFile(new URL(`../../manifest/${name}`, import.meta.url));

  it('are as Teams wants them', async () => {
    const own = { 'color.png': await icon('color.png'), 'outline.png': await icon('outline.png') };
    assert.deepEqual(checkIcons(own), []);
  });

  const table: [what: string, file: IconFile, bytes: Buffer, problem: RegExp | undefined][] = [
    ['a white outline with soft edges', 'outline.png', image(32, CLEAR, [255, 255, 255, 90]), undefined],
    ['a large outline', 'outline.png', image(64, CLEAR, WHITE), /outline\.png must be 32 × 32 .* is 64 × 64/],
    ['a small colour icon', 'color.png', image(96, WHITE, WHITE), /color\.png must be 192 × 192/],
    ['a coloured outline', 'outline.png', image(32, CLEAR, [255, 254, 255, 255]), /outline\.png must have white lines/],
    ['an outline on a ground', 'outline.png', image(32, WHITE, WHITE), /outline\.png must have white lines/],
    ['an empty outline', 'outline.png', image(32, CLEAR, CLEAR), /outline\.png must have white lines/],
    ['another file', 'color.png', Buffer.from('GIF89a'), /color\.png is not a readable PNG/],
  ];
  for (const [what, file, bytes, problem] of table) {
    it(`${problem ? 'are refused with' : 'may have'} ${what}`, () => {
      const problems = checkIcons({ ...icons, [file]: bytes });
      if (problem === undefined) assert.deepEqual(problems, []);
      else assert.match(problems.join('\n'), problem);
    });
  }
});
