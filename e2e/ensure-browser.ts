import { ensureBrowser } from './browser';

ensureBrowser();
