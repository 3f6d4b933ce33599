import { expect, test } from 'vitest';
import { diagnose } from './diagnose';

const ACCESS = { apiUrl: 'https://dify.example/api', token: 'abc' };

test.each([
  'GET /site got no readable answer: network, address, CORS or proxy? Error: thrown by a fetch of the page',
  'Loading a part of the widget got no readable answer: network, address, CORS or proxy? TypeError: Failed to fetch dynamically imported module: https://shop.example/part.js',
  'A part of the widget could not be loaded.',
])('a call that has failed in the page is not laid to the address: %s', async (message) => {
  const told: string[] = [];
  await diagnose(ACCESS, { code: 'network', message }, (line) => told.push(line));
  expect(told).toEqual([]);
});
