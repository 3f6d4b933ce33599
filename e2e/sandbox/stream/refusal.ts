import { sleep } from '../clock';
import type { Fields } from '../fields';
import { writeJson } from '../http/json';
import type { Profile } from '../profiles';
import type { Settings } from '../settings';
import { Connection } from './connection';
import { createCutter } from './cuts';
import { fateOf, IDLE_MS, PING } from './fate';

/**
 * A background runner found something wrong before its run began: HTTP 200, a ping, an `error` without ids or code
 * (or nothing at all), and then only pings until the reader closes (ref §4.7).
 */
export function refuseInStream(
  error: Fields | undefined,
  profile: Profile,
  settings: Settings,
): ReadableStream<Uint8Array> {
  const deserted = new AbortController();
  const connection = new Connection(createCutter(settings), () => deserted.abort(), fateOf(settings));
  connection.begin();
  connection.write(PING);
  if (error !== undefined) connection.write(`data: ${writeJson({ event: 'error', ...error }, profile)}\n\n`);
  connection.flush();
  void idle(connection, settings.pingMs, deserted.signal);
  return connection.body;
}

async function idle(connection: Connection, pingMs: number, deserted: AbortSignal): Promise<void> {
  const pinger = setInterval(() => connection.write(PING), pingMs);
  await sleep(IDLE_MS, deserted);
  clearInterval(pinger);
  connection.close();
}
