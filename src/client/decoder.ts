// Loads the decoder when it is first asked for. The text to decode goes nowhere.
import { createDecoder, type DecoderData, type Finding, isBare } from '../domain/decode.ts';
import type { DecoderFile } from '../domain/describe-finding.ts';
import { joinData } from '../domain/messages.ts';

interface Decoder {
  decode: (text: string) => Finding[];
  file: DecoderFile;
}

/** What a text means, and the file that has the words for it. */
export interface Decoded {
  findings: Finding[];
  file: DecoderFile;
}

const fetchJson = async (url: string): Promise<unknown> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
};

let loading: Promise<Decoder> | undefined;
let loadingWhole: Promise<Decoder> | undefined;
let whole: Decoder | undefined;

async function loadCore(url: string): Promise<Decoder> {
  const file = (await fetchJson(url)) as DecoderFile;
  return { decode: createDecoder(file.data), file };
}

async function loadWhole({ file }: Decoder): Promise<Decoder> {
  const [more, { findSymptom }] = await Promise.all([fetchJson(file.more), import('../domain/symptoms.ts')]);
  const data = joinData(file.data, more as DecoderData);
  whole = { decode: createDecoder(data, findSymptom), file: { ...file, data } };
  return whole;
}

/** The core once; what fails is tried again with the next call. */
function coreOf(url: string): Promise<Decoder> {
  loading ??= loadCore(url).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** All that there is to know; the core alone where the rest cannot be fetched now. */
function wholeOf(core: Decoder): Promise<Decoder> {
  loadingWhole ??= loadWhole(core).catch(() => {
    loadingWhole = undefined;
    return core;
  });
  return loadingWhole;
}

const run = ({ decode, file }: Decoder, text: string): Decoded => ({ findings: decode(text), file });

/**
 * Decodes a text with the common messages, or with all of them where the common ones do not know it, or not why.
 * @param url where decode.json stands
 * @throws when the data cannot be fetched; the next call tries again.
 */
export async function decode(url: string, text: string): Promise<Decoded> {
  const core = await coreOf(url);
  if (whole) return run(whole, text);
  const decoded = run(core, text);
  const isAnswered = decoded.findings.some((finding) => finding.confidence !== 'number' && !isBare(finding));
  return isAnswered ? decoded : run(await wholeOf(core), text);
}

/** Fetches what is missing, so that the next answers need no network. */
export async function loadRest(url: string): Promise<void> {
  await wholeOf(await coreOf(url));
}

const key = 'text-to-decode';

/** Hands a text to /decode without writing it into an address. */
export function keepText(text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Too long, or no storage: the page opens empty.
  }
}

/** The text that another page has handed over, once. */
export function takeText(): string {
  try {
    const text = sessionStorage.getItem(key) ?? '';
    sessionStorage.removeItem(key);
    return text;
  } catch {
    return '';
  }
}
