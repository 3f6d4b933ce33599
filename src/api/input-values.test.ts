import { expect, test } from 'vitest';
import { readInputs, writeInputs } from './input-values';

const UPLOAD = { kind: 'image', method: 'upload', uploadId: 'f-1' };
const LINK = { kind: 'document', method: 'link', url: 'https://a.example/b.pdf', uploadId: 'f-2' };

test('files of a form go out as items, alone and in lists; everything else as it is', () => {
  const json = { kind: 'image', method: 'by hand' };
  expect(writeInputs({ map: UPLOAD, photos: [UPLOAD, LINK], name: 'Mira', limits: json, people: 2 })).toEqual(
    {
      map: { type: 'image', transfer_method: 'local_file', url: '', upload_file_id: 'f-1' },
      photos: [
        { type: 'image', transfer_method: 'local_file', url: '', upload_file_id: 'f-1' },
        { type: 'document', transfer_method: 'remote_url', url: LINK.url, upload_file_id: 'f-2' },
      ],
      name: 'Mira',
      limits: json,
      people: 2,
    },
  );
});

test('stored files become what can be sent again', () => {
  const mark = { dify_model_identity: '__dify__file__', id: null, filename: 'a.png', type: 'image' };
  const stored = {
    name: 'Mira',
    map: { ...mark, transfer_method: 'local_file', related_id: 'f-1', url: '/files/f-1?sign=x' },
    photos: [
      {
        ...mark,
        type: 'document',
        transfer_method: 'remote_url',
        related_id: 'f-2',
        remote_url: LINK.url,
        url: '/files/f-2?sign=x',
      },
    ],
    limits: { dify: true },
  };
  expect(readInputs(stored)).toEqual({ name: 'Mira', map: UPLOAD, photos: [LINK], limits: { dify: true } });
});

test('items that come back without the mark are sent again as they are', () => {
  const item = { type: 'image', transfer_method: 'local_file', upload_file_id: 'f-1' };
  expect(writeInputs(readInputs({ map: item }))).toEqual({ map: item });
});
