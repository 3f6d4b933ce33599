import type { Scenario } from '../scenario';
import { agent, agentNext } from './agent';
import { basic } from './basic';
import { chatflow } from './chatflow';
import { completion } from './completion';
import { cut } from './cut';
import { error } from './error';
import { expire } from './expire';
import { form } from './form';
import { history } from './history';
import { human } from './human';
import { idleError } from './idle-error';
import { image } from './image';
import { live } from './live';
import { long } from './long';
import { moderated } from './moderated';
import { quirk } from './quirk';
import { slow } from './slow';
import { speech } from './speech';
import { upload } from './upload';
import { workflow } from './workflow';

/** By web code. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  basic,
  error,
  slow,
  cut,
  long,
  expire,
  history,
  agent,
  'agent-next': agentNext,
  chatflow,
  form,
  speech,
  moderated,
  upload,
  completion,
  workflow,
  human,
  'idle-error': idleError,
  image,
  live,
  quirk,
};
