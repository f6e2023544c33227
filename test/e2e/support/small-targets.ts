import type { Page } from "@playwright/test";

/** What a finger can do without looking twice, in CSS px. */
const TOUCH_PX = 44;

/**
 * What can be pressed here and is smaller than a fingertip, as "name, width × height". A field's label counts as the field; a link
 * within a sentence is as high as its line.
 */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return await page.evaluate((touchPx) => {
    const TARGETS = "button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=option], [role=menuitem]";
    // A rounded half pixel is no miss.
    const needed = touchPx - 0.5;

    function isInSentence(target: Element): boolean {
      if (target.tagName !== "A" || getComputedStyle(target).display !== "inline") return false;
      return [...(target.parentElement?.childNodes ?? [])].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "");
    }

    function isReached(target: Element, labels: readonly Element[], x: number, y: number): boolean {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && [target, ...labels].some((part) => part.contains(hit));
    }

    /** Also what a pseudo-element adds to it. */
    function takesTouches(target: Element, labels: readonly Element[]): boolean {
      target.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y, reach] = [left + width / 2, top + height / 2, needed / 2];
      return ([[-reach, 0], [reach, 0], [0, -reach], [0, reach]] as const).every(([dx, dy]) => isReached(target, labels, x + dx, y + dy));
    }

    const { scrollX, scrollY } = window;
    const small = [...document.querySelectorAll(TARGETS)].flatMap((target) => {
      const labels = target instanceof HTMLInputElement ? [...(target.labels ?? [])] : [];
      const boxes = [target, ...labels].map((part) => part.getBoundingClientRect());
      const isLarge = boxes.some(({ width, height }) => width >= needed && height >= needed);
      const isSeen = target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && target.closest("[inert], [aria-hidden=true]") === null;
      const { width, height } = target.getBoundingClientRect();
      if (isLarge || !isSeen || width <= 1 || height <= 1 || isInSentence(target) || takesTouches(target, labels)) return [];
      const name = target.getAttribute("aria-label") ?? labels[0]?.textContent ?? target.textContent;
      return [`${target.tagName.toLowerCase()} “${name?.trim()}”, ${Math.round(width)} × ${Math.round(height)}`];
    });
    window.scrollTo(scrollX, scrollY);
    return small;
  }, TOUCH_PX);
}
