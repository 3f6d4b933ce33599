import { asFields, asList, asText, type Fields } from '../fields';
import { invalidParam } from '../http/api-error';
import type { Instance } from '../instance';
import { newId } from '../ids';
import { extensionOf, fileType } from '../store/files';
import type { RowFile } from '../store/rows';
import { parametersOf } from './app';

/**
 * The files of a message, checked against the app's own settings (ref §3.10, §6.3).
 * Where upload is off they are dropped in silence, as items without what their method needs are.
 */
export function readAttachments(instance: Instance, value: unknown): readonly RowFile[] {
  const config = asFields(parametersOf(instance)['file_upload']);
  const image = asFields(config['image']);
  const isLegacy = config['enabled'] === undefined && image['enabled'] === true;
  if (config['enabled'] !== true && !isLegacy) return [];
  const files = asList(value).flatMap((item) => readItem(instance, asFields(item)));
  const most = Number((isLegacy ? image : config)['number_limits'] ?? Infinity);
  if (files.length > most) throw invalidParam(`Number of files exceeds the maximum limit ${most}`);
  const types = new Set(isLegacy ? ['image'] : asList(config['allowed_file_types']));
  const extensions = new Set(
    asList(config['allowed_file_extensions']).map((extension) => String(extension).toLowerCase()),
  );
  for (const file of files) {
    const isCustom = types.has('custom') && extensions.has(`.${extensionOf(file.name)}`);
    const isOfType = file.type !== 'custom' && types.has(file.type);
    if (!isOfType && !isCustom) throw invalidParam(`File validation failed for file: ${file.name}`);
  }
  return files;
}

function readItem(instance: Instance, item: Fields): readonly RowFile[] {
  const type = asText(item['type']) ?? 'custom';
  if (item['transfer_method'] === 'remote_url') {
    const url = asText(item['url']);
    return url === undefined ? [] : [linkedFile(url, type)];
  }
  const id = asText(item['upload_file_id']);
  if (id === undefined) return [];
  const stored = instance.files.find(id);
  if (stored === undefined) throw invalidParam('Invalid upload file');
  return [
    {
      id,
      type,
      name: stored.name,
      mimeType: stored.mimeType,
      size: stored.bytes.byteLength,
      belongsTo: 'user',
      path: `/files/${id}/file-preview`,
      method: 'local_file',
    },
  ];
}

function linkedFile(url: string, type: string): RowFile {
  const name =
    url
      .replace(/[?#].*/, '')
      .split('/')
      .at(-1) ?? '';
  return {
    id: newId(),
    type: type === 'custom' ? fileType(name) : type,
    name,
    mimeType: 'application/octet-stream',
    size: -1,
    belongsTo: 'user',
    path: url,
    method: 'remote_url',
  };
}
