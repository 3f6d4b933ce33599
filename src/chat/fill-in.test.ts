import { expect, test } from 'vitest';
import { fillIn } from './fill-in';

test('variables of a greeting take the values of the form', () => {
  expect(fillIn('Hello {{name}}, {{people}} of you!', { name: 'Mira', people: 2 })).toBe(
    'Hello Mira, 2 of you!',
  );
});

test('a variable without a value leaves no hole, and values are never read again', () => {
  expect(fillIn('Hello {{name}}! Your {{season}} walk.', { name: '' })).toBe('Hello! Your walk.');
  expect(fillIn('{{a}}', { a: '{{b}} $&', b: 'x' })).toBe('{{b}} $&');
});
