import type { Fields } from '../fields';
import { extensionOf, signPath } from '../store/files';
import type { RowFile } from '../store/rows';
import type { RunView } from './dialect';

/** The files of an answer as `message_end` lists them: each kind of app in a shape of its own (ref §4.5). */
export function describeEndFiles(run: RunView): readonly Fields[] | null {
  const files = run.row.files.filter((file) => file.belongsTo === 'assistant');
  const { fileSeconds } = run.settings;
  if (run.mode === 'advanced-chat') return files.map((file) => describeFlowFile(file, fileSeconds));
  if (files.length === 0 || !run.profile.endFiles) return null;
  return files.map((file) => ({ ...describe(file, fileSeconds), upload_file_id: null, remote_url: '' }));
}

/** A file as an output of a workflow. */
export function describeFlowFile(file: RowFile, lifeSeconds: number): Fields {
  return {
    dify_model_identity: '__dify__file__',
    id: null,
    ...describe(file, lifeSeconds),
    remote_url: null,
  };
}

function describe(file: RowFile, lifeSeconds: number): Fields {
  return {
    related_id: file.id,
    type: file.type,
    transfer_method: file.method,
    filename: file.name,
    extension: `.${extensionOf(file.name)}`,
    mime_type: file.mimeType,
    size: file.size,
    url: signPath(file.path, lifeSeconds),
  };
}
