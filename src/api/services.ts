import type { Services } from '../chat/services';
import { answerServices } from './answers';
import { audioServices } from './audio';
import { conversationServices } from './conversations';
import { fileServices } from './files';
import type { Http } from './http';
import { metaServices } from './meta';
import { personFormServices } from './person-forms';

/** Every endpoint besides asking and reading: the door of a lazy chunk. */
export function createServices(http: Http, resume: Services['resume']): Services {
  return {
    ...conversationServices(http),
    ...answerServices(http),
    ...fileServices(http),
    ...audioServices(http),
    ...metaServices(http),
    ...personFormServices(http),
    resume,
  };
}
