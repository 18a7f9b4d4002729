// Administrative divisions of GB/T 2260 that the product ships for its pilot cities; the form of a code is checked for all.
export const divisions: Readonly<Record<string, string>> = {
  '330800': '衢州市', '330802': '柯城区', '330803': '衢江区', '330822': '常山县', '330824': '开化县', '330825': '龙游县', '330881': '江山市',
  '330102': '杭州市上城区', '320800': '淮安市', '320803': '淮安区', '320804': '淮阴区', '320812': '清江浦区', '320813': '洪泽区', '320826': '涟水县', '320830': '盱眙县', '320831': '金湖县',
}
/** Provinces are 11–82; abolished divisions stay valid inside old codes, so the list above never refuses one. */
export const isDivision = (code: string): boolean => /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/.test(code)
export const divisionName = (code: string): string => divisions[code] ?? code
