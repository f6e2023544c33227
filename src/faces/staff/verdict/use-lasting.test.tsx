import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { useLasting } from "./use-lasting";

afterEach(() => void vi.useRealTimers());

test("what lasts is told from what is over before anybody could read it", () => {
  vi.useFakeTimers();
  const { result, rerender } = renderHook(({ isSo }) => useLasting(isSo, 150), { initialProps: { isSo: true } });
  act(() => void vi.advanceTimersByTime(149));
  expect(result.current).toBe(false);
  rerender({ isSo: false });
  act(() => void vi.advanceTimersByTime(1000));
  expect(result.current).toBe(false);
  rerender({ isSo: true });
  act(() => void vi.advanceTimersByTime(150));
  expect(result.current).toBe(true);
  rerender({ isSo: false });
  expect(result.current).toBe(false);
});
