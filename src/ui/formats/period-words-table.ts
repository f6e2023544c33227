/** What is said of when a coupon is valid, around the instants `{start}` and `{end}`. */
export interface PeriodWords {
  readonly both: string;
  readonly from: string;
  readonly until: string;
  readonly now: string;
  readonly notYet: string;
  /** `{end}` may be a day or a distance, such as "3 days ago". */
  readonly ended: string;
}

/** By language, with its script where it is written in two. */
export const PERIOD_WORDS = {
  en: { both: "Valid from {start} until {end}", from: "Valid from {start}", until: "Valid until {end}", now: "Valid now", notYet: "Not valid yet", ended: "Expired {end}" },
  ar: { both: "صالح من {start} إلى {end}", from: "صالح من {start}", until: "صالح حتى {end}", now: "صالح الآن", notYet: "غير صالح بعد", ended: "انتهت الصلاحية ({end})" },
  de: { both: "Gültig vom {start} bis {end}", from: "Gültig ab {start}", until: "Gültig bis {end}", now: "Jetzt gültig", notYet: "Noch nicht gültig", ended: "Abgelaufen ({end})" },
  es: { both: "Válido desde {start} hasta {end}", from: "Válido desde {start}", until: "Válido hasta {end}", now: "Válido ahora", notYet: "Aún no es válido", ended: "Caducado ({end})" },
  fr: { both: "Valable : {start} – {end}", from: "Début de validité : {start}", until: "Fin de validité : {end}", now: "Valable maintenant", notYet: "Pas encore valable", ended: "Expiré ({end})" },
  hi: { both: "वैध: {start} – {end}", from: "{start} से वैध", until: "{end} तक वैध", now: "अभी वैध", notYet: "अभी वैध नहीं", ended: "समाप्त ({end})" },
  id: { both: "Berlaku {start} – {end}", from: "Berlaku mulai {start}", until: "Berlaku hingga {end}", now: "Berlaku sekarang", notYet: "Belum berlaku", ended: "Kedaluwarsa ({end})" },
  it: { both: "Valido: {start} – {end}", from: "Inizio validità: {start}", until: "Fine validità: {end}", now: "Valido ora", notYet: "Non ancora valido", ended: "Scaduto ({end})" },
  ja: { both: "有効期間：{start} ～ {end}", from: "{start} から有効", until: "{end} まで有効", now: "現在有効", notYet: "まだ有効ではありません", ended: "期限切れ（{end}）" },
  ko: { both: "유효 기간: {start} ~ {end}", from: "{start}부터 유효", until: "{end}까지 유효", now: "현재 유효", notYet: "아직 유효하지 않음", ended: "만료됨 ({end})" },
  nl: { both: "Geldig van {start} tot en met {end}", from: "Geldig vanaf {start}", until: "Geldig tot en met {end}", now: "Nu geldig", notYet: "Nog niet geldig", ended: "Verlopen ({end})" },
  pl: { both: "Ważny: {start} – {end}", from: "Ważny od: {start}", until: "Ważny do: {end}", now: "Ważny teraz", notYet: "Jeszcze nieważny", ended: "Wygasł ({end})" },
  pt: { both: "Válido de {start} até {end}", from: "Válido a partir de {start}", until: "Válido até {end}", now: "Válido agora", notYet: "Ainda não é válido", ended: "Expirado ({end})" },
  ru: { both: "Действует: {start} – {end}", from: "Начало действия: {start}", until: "Окончание действия: {end}", now: "Действует сейчас", notYet: "Ещё не действует", ended: "Срок истёк ({end})" },
  tr: { both: "Geçerlilik: {start} – {end}", from: "Başlangıç: {start}", until: "Son geçerlilik: {end}", now: "Şu anda geçerli", notYet: "Henüz geçerli değil", ended: "Süresi doldu ({end})" },
  "zh-Hans": { both: "有效期：{start} 至 {end}", from: "自 {start} 起有效", until: "有效期至 {end}", now: "现在有效", notYet: "尚未生效", ended: "已过期（{end}）" },
  "zh-Hant": { both: "有效期：{start} 至 {end}", from: "自 {start} 起有效", until: "有效期至 {end}", now: "現在有效", notYet: "尚未生效", ended: "已過期（{end}）" },
} as const satisfies Record<string, PeriodWords>;
