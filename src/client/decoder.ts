// Loads the decoder when it is first asked for. The text to decode goes nowhere.
import { createDecoder, type DecoderData, type Finding } from '../domain/decode.ts';
import type { DecoderFile } from '../domain/describe-finding.ts';
import { joinData } from '../domain/messages.ts';

export interface Decoder {
  decode: (text: string) => Finding[];
  file: DecoderFile;
}

const fetchJson = async (url: string): Promise<unknown> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
};

let loading: Promise<Decoder> | undefined;
let loadingMore: Promise<Decoder> | undefined;

async function loadCore(url: string): Promise<Decoder> {
  const file = (await fetchJson(url)) as DecoderFile;
  return { decode: createDecoder(file.data), file };
}

async function loadMore({ file }: Decoder): Promise<Decoder> {
  const data = joinData(file.data, (await fetchJson(file.more)) as DecoderData);
  return { decode: createDecoder(data), file: { ...file, data } };
}

/**
 * The decoder that answers for a text: with the common messages, or with all of them where the common ones do not know it.
 * @throws when the data cannot be fetched; the next call tries again.
 */
export async function loadDecoder(url: string, text: string): Promise<Decoder> {
  loading ??= loadCore(url).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  const core = await loading;
  if (!loadingMore && core.decode(text).some(({ confidence }) => confidence !== 'number')) return core;
  loadingMore ??= loadMore(core);
  return loadingMore.catch(() => {
    loadingMore = undefined;
    return core;
  });
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
