import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// Without vitest's globals, Testing Library does not take its trees down by itself.
afterEach(cleanup);
