import type { CodeRead } from "./decoder";
import type { GreyPicture } from "./grey-picture";

/** A code of each symbology, its text of the kind that engines differ about, and how it is drawn. */
export type ProbeCode = CodeRead & (BarsDrawn | ModulesDrawn);

interface BarsDrawn {
  /** Widths of bars and spaces in turn, a digit each, a bar first. */
  readonly bars: string;
}

interface ModulesDrawn {
  /** Row by row, "#" where a module is dark. */
  readonly rows: readonly string[];
}

const PIXELS_PER_MODULE = 4;
const QUIET_MODULES = 12;
const BAR_HEIGHT_MODULES = 40;

const PAPER = 235;
const INK = 25;

/** The code upright in the middle of white paper. */
export function drawProbeCode(code: ProbeCode): GreyPicture {
  const rows = modulesOf(code);
  const width = ((rows[0]?.length ?? 0) + 2 * QUIET_MODULES) * PIXELS_PER_MODULE;
  const height = (rows.length + 2 * QUIET_MODULES) * PIXELS_PER_MODULE;
  const grey = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    const row = rows[Math.floor(y / PIXELS_PER_MODULE) - QUIET_MODULES];
    for (let x = 0; x < width; x++, at++) {
      grey[at] = row?.[Math.floor(x / PIXELS_PER_MODULE) - QUIET_MODULES] === "#" ? INK : PAPER;
    }
  }
  return { width, height, grey };
}

/** Row by row, "#" where a module is dark. */
export function modulesOf(code: ProbeCode): readonly string[] {
  if ("rows" in code) return code.rows;
  const row = [...code.bars].map((width, index) => (index % 2 === 0 ? "#" : " ").repeat(Number(width))).join("");
  return new Array<string>(BAR_HEIGHT_MODULES).fill(row);
}

export const PROBE_CODES: readonly ProbeCode[] = [
  { symbology: "code128", text: "Save~26", bars: "2112142131131211244112121122141311412232112231121222132331112" },
  { symbology: "code39", text: "+A$B%C", bars: "13113131111311131311311113113113131311111131131131111313131131311311111311313111" },
  { symbology: "ean13", text: "5901234123457", bars: "11131121123122221221411231111111222121221411113212311312111" },
  { symbology: "ean13", text: "0036000291452", bars: "11132111411111432113211321111111212231122221113212312122111" },
  {
    symbology: "qr",
    text: "Grüße, 10 €\u0000\u001d",
    rows: [
      "#######  # ## ### #######",
      "#     # # # #   # #     #",
      "# ### #  ## #  #  # ### #",
      "# ### # # ###  #  # ### #",
      "# ### # ## ## ##  # ### #",
      "#     #  ###    # #     #",
      "####### # # # # # #######",
      "        # ## #           ",
      " # #### ##  ## #### ## # ",
      "  # ## #  ## #  ##  # # #",
      "###  ###   # # # ## # #  ",
      "# #    # #  ##    #    # ",
      "#  #  ## ### #  ####   ##",
      "#   #   #    ### # ##### ",
      "##### # ### # # # ## ####",
      "# ## # ##  ##  ## ## # # ",
      "# # # # ## # # #######  #",
      "        # # #   #   # ###",
      "#######  #    ### # #   #",
      "#     # #  #    #   # ###",
      "# ### # #  #  # ##### # #",
      "# ### # # ### #   #  # ##",
      "# ### #   ## # # #  # ###",
      "#     # ####  #  ### ####",
      "#######  # ##    ## ##  #",
    ],
  },
];
