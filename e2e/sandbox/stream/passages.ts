import type { Fields } from '../fields';
import { hash, idFrom } from '../ids';
import type { Passage } from '../store/rows';

/** A citation as `message_end` spells it (ref §4.5). */
export function describePassage(passage: Passage, index: number): Fields {
  return {
    position: index + 1,
    dataset_id: idFrom('dataset', passage.dataset),
    dataset_name: passage.dataset,
    document_id: idFrom('document', passage.document),
    document_name: passage.document,
    data_source_type: 'upload_file',
    segment_id: idFrom('segment', passage.document, passage.segment),
    retriever_from: 'web_app',
    score: passage.score,
    hit_count: 3 + passage.segment,
    word_count: passage.content.split(/\s+/).length,
    segment_position: passage.segment,
    index_node_hash: hash(passage.content),
    content: passage.content,
    page: null,
    doc_metadata: null,
    title: null,
    files: null,
    summary: null,
  };
}

/** What a mended server keeps of it (ref §4.4). */
export function describeReduced(passage: Passage, index: number): Fields {
  const { retriever_from: _from, doc_metadata: _metadata, ...kept } = describePassage(passage, index);
  return kept;
}
