import { ApiError } from '../http/api-error';
import type { Answer, AppCall, Route } from '../http/route';
import type { Mode } from '../scenario';
import { forApp } from './access';

type Family = 'chat' | 'completion' | 'workflow';

const REFUSALS: Readonly<Record<Family, string>> = {
  chat: 'Please check if your app mode matches the right API route.',
  completion: 'Please check if your Completion app mode matches the right API route.',
  workflow: 'Please check if your workflow app mode matches the right API route.',
};

function familyOf(mode: Mode): Family {
  return mode === 'completion' || mode === 'workflow' ? mode : 'chat';
}

/** The handler of a route that only apps of one family have (ref §3.0). */
export function forFamily(
  family: Family,
  handle: (call: AppCall) => Answer | Promise<Answer>,
): Route['handle'] {
  return forApp((call) => {
    if (familyOf(call.instance.scenario.mode) !== family) {
      throw new ApiError(400, `not_${family}_app`, REFUSALS[family]);
    }
    return handle(call);
  });
}
