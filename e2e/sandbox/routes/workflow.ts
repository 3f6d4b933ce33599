import { asFields } from '../fields';
import type { Answer, AppCall, Route } from '../http/route';
import { newId, UUID } from '../ids';
import { forApp } from './access';
import { deliver, newRow, readQuestion, refuse, startRun } from './ask';
import { resubscribe, stop } from './chat';
import { forFamily } from './modes';

function run(call: AppCall): Answer | Promise<Answer> {
  try {
    const row = newRow(readQuestion(call, asFields(call.body)), newId(), null);
    return deliver(call, startRun(call, row, []), 'streaming');
  } catch (cause) {
    return refuse(call, cause);
  }
}

export const workflowRoutes: readonly Route[] = [
  { method: 'POST', path: '/workflows/run', handle: forFamily('workflow', run) },
  { method: 'POST', path: '/workflows/tasks/:task/stop', handle: forFamily('workflow', stop) },
  {
    method: 'GET',
    path: `/workflow/:run{${UUID}}/events`,
    knownTo: ({ runner }) => runner === 'background',
    handle: forApp(resubscribe),
  },
];
