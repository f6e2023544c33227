/**
 * The data of each server-sent event, as its last byte comes in.
 * @param progress called for every chunk, whatever is in it
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export async function* eventDataOf(body: ReadableStream<Uint8Array>, progress: () => void): AsyncGenerator<string> {
  let lines: string[] = [];
  for await (const line of linesOf(body, progress)) {
    if (line !== "") lines.push(line);
    else {
      const data = lines.filter((kept) => kept.startsWith("data:")).map((kept) => kept.slice("data:".length).trimStart());
      lines = [];
      if (data.length > 0) yield data.join("\n");
    }
  }
}

/** Longer than any line of ours by far: a server that never ends its line is not one. */
const LONGEST_LINE = 10_000;

async function* linesOf(body: ReadableStream<Uint8Array>, progress: () => void): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      progress();
      const lines = (rest + decoder.decode(chunk.value, { stream: true })).split(/\r?\n/);
      rest = lines.pop() ?? "";
      yield* lines;
      if (rest.length > LONGEST_LINE) return;
    }
  } finally {
    await reader.cancel();
  }
}
