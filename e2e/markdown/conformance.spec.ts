import { expect } from '@playwright/test';
import { tests as specification } from 'commonmark-spec';
import { test } from './serve';

/** Examples shown otherwise on purpose. */
const DIFFERENT: Readonly<Record<string, readonly number[]>> = {
  'a name that is no HTML is text': [163, 617, 623],
  'so is half a tag that never ends': [156, 157, 158],
  'a tag that is nothing but text markup ends with its block': [150, 167, 494],
  'controls and CDATA are dropped': [171, 629],
  'a formula is kept as it is written': [12],
  'a link without an address, to a place in the answer, or of another scheme is its label': [
    200, 485, 486, 487, 501, 567, 598, 599, 601,
  ],
  'GFM: bare addresses are links': [602, 608, 611, 612],
  'tags are elements by our list, read one by one': [148, 201, 491, 524, 536, 613, 614, 615, 616, 624],
};

test('the examples of the CommonMark specification look as it says', async ({ open }) => {
  const { page } = await open();
  const different = await page.evaluate(
    (examples) => {
      const { canonical, html, makeOptions } = window.harness;
      const options = makeOptions({ imageHosts: 'all' });
      return examples
        .filter((example) => canonical(html(example.markdown, true, options)) !== canonical(example.html))
        .map((example) => example.number);
    },
    specification.map(({ number, markdown, html }) => ({
      number,
      markdown: markdown.replaceAll('→', '\t'), // how the specification writes a tab
      html: html.replaceAll('→', '\t'),
    })),
  );
  expect(different).toEqual(
    Object.values(DIFFERENT)
      .flat()
      .toSorted((a, b) => a - b),
  );
});
