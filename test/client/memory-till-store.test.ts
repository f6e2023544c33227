import { describe } from "vitest";
import { newTillDisk, openMemoryTillStore } from "../../src/client/db/memory-till-store";
import { tillStoreAcceptance } from "./till-store-acceptance";

describe("the till's store in memory", () => {
  tillStoreAcceptance(() => {
    const disk = newTillDisk();
    return () => openMemoryTillStore(disk);
  });
});
