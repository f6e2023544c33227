/**
 * What browsers call cameras, in the languages that they call them in. iOS and macOS translate the names ("Rückseitige
 * Ultra-Weitwinkelkamera"), Chrome on Android counts ("camera2 0, facing back"), Firefox there says more ("Camera 0, Facing back,
 * Orientation 90"), USB cameras have the maker's name.
 */
export const BACK =
  /back|rear|environment|rück|hinter|arrière|tras(?:er|eir)|trás|posterior|achter|bakre|bagside|baksid|bak(?:kamera|over)|takakamera|tyln|zadn|zadní|hátsó|spate|arka|stražnj|задн|тыльн|belakang|sau\b|หลัง|πίσω|אחורי|خلفي|पीछे|बैक|背面|后置|後置|后面|後面|後方|후면|リア/iu;

export const FRONT =
  /front|user|selfie|vorder|avant|frontal|delanter|anterior|voorzijde|framsid|främre|etukamera|przedn|předn|predn|elülső|\bön\b|prednj|передн|фронтальн|depan|trước|หน้า|μπροστ|קדמי|أمامي|फ़्रंट|前置|前面|前方|전면|フロント/iu;

/** Sees more than usual, and mostly focuses on nothing near; or less than usual; or is no camera for people to look through. */
export const UNUSUAL_LENS =
  /ultra|超[广廣広]角|초광각|울트라|сверхшир|ultravid|t[eé]l[eé](?!f[oó]n)|长焦|長焦|望遠|망원|телефото|телеоб|macro|depth|\btof\b|monochrom|infrared|\bir\b|desk view|virtual|\bobs\b/iu;

const WIDE = /wide|weit|grand.?angle|angular|grandangol|groothoek|vidvinkel|广角|廣角|広角|광각|와이드|широко/iu;
const DUAL = /dual|dubbel|doppel|double|doble|doppi|dupla|двойн|双|雙|デュアル|듀얼/iu;
const TRIPLE = /tripl|dreifach|drievoud|тройн|三[镜鏡摄攝]|トリプル|트리플/iu;

/** Several lenses as one camera, that goes over to the one that focuses near by itself; the better, the more. */
export function lensesTogether(label: string): 0 | 2 | 3 {
  if (UNUSUAL_LENS.test(label)) return 0;
  if (TRIPLE.test(label)) return 3;
  return DUAL.test(label) && WIDE.test(label) ? 2 : 0;
}

/** Which number the system counts a camera by; the main one of a side has the lowest. */
export function numberIn(label: string): number {
  const found = /camera\d?\s+(\d+)/i.exec(label) ?? /(?:back|front):\s*(\d+)/i.exec(label);
  return found === null ? Number.POSITIVE_INFINITY : Number(found[1]);
}
