/** Greek letters as they are typed: whole, or the three letters of the star catalogues. */
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};
const SHORT = new Map(Object.values(GREEK).map((letter) => [letter.slice(0, 3), letter]));
const BAYER = /^([a-z]{2,7})(\d*)\s+([a-z]{3})$/;

/**
 * One spelling for all the ways to write a name: "m31", "M 31" and "Messier 031"; "NGC0224" and "ngc 224"; "α Ori",
 * "alp Ori" and "Alpha Ori".
 */
export function searchKey(name: string): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[α-ω]/g, (letter) => GREEK[letter === 'ς' ? 'σ' : letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/^messier\b/, 'm');
  const bayer = BAYER.exec(plain);
  const letter = bayer === null ? undefined : (SHORT.get((bayer[1] ?? '').slice(0, 3)) ?? bayer[1]);
  const spelt = bayer === null ? plain : `${letter}${bayer[2]} ${bayer[3]}`;
  return spelt.replace(/[\s_-]+/g, '').replace(/^(m|ngc|ic|hip|hd|c)0+(?=\d)/, '$1');
}
