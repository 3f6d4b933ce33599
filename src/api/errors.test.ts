import { expect, test } from 'vitest';
import type { ChatErrorCode } from '../chat/errors';
import { errorOfEvent, errorOfResponse } from './errors';

/** Every code of ref §9.2 that a call of ours can meet, with what a person can do about it. */
const CODES: readonly (readonly [code: string, status: number, expected: ChatErrorCode])[] = [
  ['unauthorized', 401, 'unauthorized'],
  ['web_sso_auth_required', 401, 'sign-in-required'],
  ['web_app_access_denied', 401, 'access-denied'],
  ['forbidden', 403, 'unavailable'],
  ['not_found', 404, 'not-found'],
  ['invalid_param', 400, 'invalid-input'],
  ['app_unavailable', 400, 'unavailable'],
  ['agent_not_published', 400, 'unavailable'],
  ['not_chat_app', 400, 'wrong-mode'],
  ['not_completion_app', 400, 'wrong-mode'],
  ['not_workflow_app', 400, 'wrong-mode'],
  ['conversation_completed', 400, 'conversation-ended'],
  ['provider_not_initialize', 400, 'not-configured'],
  ['model_currently_not_support', 400, 'not-configured'],
  ['provider_quota_exceeded', 400, 'quota-exceeded'],
  ['completion_request_error', 400, 'answer-failed'],
  ['rate_limit_error', 429, 'rate-limited'],
  ['too_many_requests', 429, 'busy'],
  ['internal_server_error', 500, 'server'],
  ['unknown', 500, 'server'],
  ['app_suggested_questions_after_answer_disabled', 403, 'feature-disabled'],
  ['app_more_like_this_disabled', 403, 'feature-disabled'],
  ['no_file_uploaded', 400, 'file-refused'],
  ['too_many_files', 400, 'file-refused'],
  ['filename_not_exists_error', 400, 'file-refused'],
  ['file_too_large', 413, 'file-too-large'],
  ['unsupported_file_type', 415, 'file-type'],
  ['file_extension_blocked', 400, 'file-type'],
  ['remote_file_upload_error', 400, 'link-failed'],
  ['no_audio_uploaded', 400, 'no-audio'],
  ['audio_too_large', 413, 'audio-too-large'],
  ['unsupported_audio_type', 415, 'audio-type'],
  ['provider_not_support_speech_to_text', 400, 'speech-unavailable'],
  ['speech_to_text_disabled', 400, 'speech-unavailable'],
  ['web_form_rate_limit_exceeded', 429, 'rate-limited'],
  ['human_input_form_not_found', 404, 'form-gone'],
  ['human_input_form_submitted', 412, 'form-submitted'],
  ['human_input_form_expired', 412, 'form-expired'],
  ['invalid_form_data', 400, 'invalid-input'],
  ['invalid_upload_token', 403, 'file-refused'],
];
/** A code that nobody has told us of is judged by its status. */
const UNKNOWN: readonly (readonly [status: number, expected: ChatErrorCode])[] = [
  [401, 'unauthorized'],
  [403, 'unavailable'],
  [404, 'not-found'],
  [413, 'file-too-large'],
  [429, 'rate-limited'],
  [500, 'server'],
  [503, 'server'],
];

function refused(status: number, body: unknown, headers: Record<string, string> = {}) {
  return errorOfResponse(new Response(JSON.stringify(body), { status, headers }), 'POST /chat-messages');
}

test.each(CODES)('%s (%d) is «%s», whatever shape the body has', async (code, status, expected) => {
  const message = 'Internal words.';
  for (const body of [
    { code, message, status },
    { error: { code, message, details: null } },
    { code, message, status, params: 'query', extra: { deep: true } },
  ]) {
    expect(await refused(status, body)).toMatchObject({ code: expected, status, serverCode: code });
  }
});

test.each(UNKNOWN)('an unknown code with status %d is «%s»', async (status, expected) => {
  expect(await refused(status, { code: 'brand_new', message: 'No.', status })).toMatchObject({
    code: expected,
  });
});

test('the same code in a stream is the same failure', () => {
  for (const [code, status, expected] of CODES.filter(([name]) =>
    /provider|model|completion|rate_limit/.test(name),
  )) {
    expect(errorOfEvent({ event: 'error', code, status, message: 'No.' })).toMatchObject({ code: expected });
  }
});

test('how long to wait is read from seconds, a date, or the time of a reset', async () => {
  const inAMinute = new Date(Date.now() + 60_000);
  const wait = async (headers: Record<string, string>): Promise<number | undefined> =>
    (await refused(429, {}, headers)).retryAfterSeconds;
  expect(await wait({ 'Retry-After': '7' })).toBe(7);
  expect(await wait({ 'Retry-After': inAMinute.toUTCString() })).toBeOneOf([58, 59, 60, 61]);
  const reset = String(Math.round(inAMinute.getTime() / 1000));
  expect(await wait({ 'X-RateLimit-Reset': reset })).toBeOneOf([58, 59, 60, 61]);
  expect(await wait({ 'X-RateLimit-Reset': '30' })).toBe(30);
  expect(await wait({ 'Retry-After': 'soon' })).toBeUndefined();
  expect(await wait({})).toBeUndefined();
});
