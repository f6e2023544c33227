import { countPictures, type OpenPictures } from "./open-pictures";

export interface WorkerCounts extends OpenPictures {
  /** Memory of all WebAssembly modules. */
  readonly wasmBytes: number;
}

const pictures = countPictures();
const memories = collectMemories();
const asked = new BroadcastChannel("counts");

self.addEventListener("message", ({ data }: MessageEvent<{ readonly picture: unknown }>) => pictures.tookOver(data.picture));

asked.addEventListener("message", () => {
  const wasmBytes = memories.reduce((bytes, memory) => bytes + memory.buffer.byteLength, 0);
  const counts: WorkerCounts = { ...pictures.count(), wasmBytes };
  asked.postMessage(counts);
});

function collectMemories(): readonly WebAssembly.Memory[] {
  const found: WebAssembly.Memory[] = [];
  const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (
    ...args: readonly unknown[]
  ) => Promise<WebAssembly.WebAssemblyInstantiatedSource | WebAssembly.Instance>;
  Object.assign(WebAssembly, {
    async instantiate(...args: readonly unknown[]) {
      const started = await instantiate(...args);
      const { exports } = "instance" in started ? started.instance : started;
      found.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
      return started;
    },
  });
  return found;
}
