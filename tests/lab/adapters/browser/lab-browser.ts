import type { Result, Task, Unsupported } from '../whatwg.js';
import type { Guard } from './guard.ts';
import type { Pages } from './pages.ts';

/** What a browser gets from the adapter. */
export interface Lab {
  pages: Pages;
  /** A temporary folder, gone when the adapter is. */
  dir: string;
  /** In that folder, the home of the browser. */
  home: string;
  /** The environment of the browser, with that home. */
  env: NodeJS.ProcessEnv;
  guard: Guard;
  /** A certificate authority to trust beside the system's: path of a PEM file. */
  ca: string | undefined;
}

/** A browser that runs, and does each task in a page of its own. */
export interface LabBrowser {
  version: string;
  runtime: string;
  /** Resolves when the connection is over as the page was told; never where the page is told nothing. */
  perform(task: Task): Promise<Result | Unsupported>;
}

export type Launch = (lab: Lab) => Promise<LabBrowser>;

/** For Playwright and Puppeteer: a signal ends the adapter, and the guard then the browser; they would end the browser alone. */
export const noSignalHandlers = { handleSIGHUP: false, handleSIGINT: false, handleSIGTERM: false };

/** Until what the browser writes to the console about an event has arrived too; milliseconds. */
export const consoleDelay = 100;

/** What the page's end does to a connection takes this long at most; and so long a page stays after its task, lest its end stands on the wire. */
export const pageDelay = 2000;

/** What only a browser can do to a page, as the task asks; what else there is to do, the page does. */
export type PageAct = 'navigate' | 'reload' | 'close-tab';

/** The act that is left to do once the page has told its result: none where the connection is over already. */
export function findPageAct(result: Result | Unsupported, { act }: Task): PageAct | undefined {
  if (!('events' in result) || result.events.at(-1) !== 'open') return undefined;
  return act === 'navigate' || act === 'reload' || act === 'close-tab' ? act : undefined;
}
