import type { Scenario, Turn } from '../scenario';
import { speak } from '../speak';
import { answerLikeTheShop } from './basic';

function describeFiles({ files }: Turn): string {
  const lines = files.map(
    ({ name, type, size }) =>
      `| ${name.replaceAll('|', '\\|')} | ${type} | ${size < 0 ? 'link' : `${size} B`} |`,
  );
  const pictures = files
    .filter((file) => file.type === 'image' && file.method === 'local_file')
    .map((file) => `\n![${file.name.replaceAll(/[[\]]/g, '')}](${file.path})`);
  const noun = files.length === 1 ? 'this file' : `these ${files.length} files`;
  return [
    `I have got ${noun}:`,
    '',
    '| Name | Kind | Size |',
    '| :-- | :-- | --: |',
    ...lines,
    ...pictures,
  ].join('\n');
}

export const upload: Scenario = {
  mode: 'chat',
  about: 'Takes up to three files or links per question, and tells what it got.',
  parameters: {
    file_upload: {
      enabled: true,
      allowed_file_types: ['image', 'document', 'audio', 'video', 'custom'],
      allowed_file_extensions: ['.GPX', '.fit'],
      allowed_file_upload_methods: ['local_file', 'remote_url'],
      number_limits: 3,
      fileUploadConfig: { file_size_limit: 15, image_file_size_limit: 10, batch_count_limit: 5 },
    },
  },
  *answer(turn) {
    if (turn.files.length === 0) yield* answerLikeTheShop(turn);
    else yield* speak(turn, describeFiles(turn));
  },
};
