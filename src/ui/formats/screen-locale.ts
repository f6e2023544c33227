/** The language the screens are written in: dates and numbers follow it, so that no sentence mixes two. */
export const SCREEN_LOCALE = "en-GB";
