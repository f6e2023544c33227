/** How a contact is reached; `other`: any way that hands out a link. */
export const CHANNELS = ["whatsapp", "messenger", "instagram", "other"] as const;

export type Channel = (typeof CHANNELS)[number];
