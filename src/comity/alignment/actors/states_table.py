"""The states since 1816 as one table of facts, written for comity: codes, names and years."""

from __future__ import annotations

# Code and abbreviation of the Correlates of War project, ISO 3166 codes of three and two letters ("-" for a state that
# has none), English short name | years in the system of states, open at the end where the state still is |
# other names, and ISO codes after "iso_", some with the years for which they hold; a line that begins with ";" goes on
# from the one above. Underscores keep short codes from being taken for misspelt words. Checked by
# the tests against the published list of members of the system.
STATES = """
2 USA_USA_US_United States|1816-|United States of America;America;US of America
20 CAN_CAN_CA_Canada|1920-|
31 BHM_BHS_BS_Bahamas|1973-|
40 CUB_CUB_CU_Cuba|1902-1906 1909-|
41 HAI_HTI_HT_Haiti|1859-1915 1934-|
42 DOM_DOM_DO_Dominican Republic|1894-1916 1924-|
51 JAM_JAM_JM_Jamaica|1962-|
52 TRI_TTO_TT_Trinidad and Tobago|1962-|Trinidad
53 BAR_BRB_BB_Barbados|1966-|
54 DMA_DMA_DM_Dominica|1978-|
55 GRN_GRD_GD_Grenada|1974-|
56 SLU_LCA_LC_Saint Lucia|1979-|
57 SVG_VCT_VC_Saint Vincent and the Grenadines|1979-|Saint Vincent
58 AAB_ATG_AG_Antigua and Barbuda|1981-|Antigua
60 SKN_KNA_KN_Saint Kitts and Nevis|1983-|Saint Kitts
70 MEX_MEX_MX_Mexico|1831-|
80 BLZ_BLZ_BZ_Belize|1981-|British Honduras[-1973]
90 GUA_GTM_GT_Guatemala|1868-|
91 HON_HND_HN_Honduras|1899-|
92 SAL_SLV_SV_El Salvador|1875-|Salvador
93 NIC_NIC_NI_Nicaragua|1900-|
94 COS_CRI_CR_Costa Rica|1920-|
95 PAN_PAN_PA_Panama|1903-|
100 COL_COL_CO_Colombia|1831-|New Granada[1831-1858];Gran Colombia[1819-1831]
101 VEN_VEN_VE_Venezuela|1841-|Bolivarian Republic of Venezuela
110 GUY_GUY_GY_Guyana|1966-|
115 SUR_SUR_SR_Suriname|1975-|Surinam
130 ECU_ECU_EC_Ecuador|1854-|
135 PER_PER_PE_Peru|1839-|
140 BRA_BRA_BR_Brazil|1822-|
145 BOL_BOL_BO_Bolivia|1848-|Plurinational State of Bolivia
150 PAR_PRY_PY_Paraguay|1846-1870 1876-|
155 CHL_CHL_CL_Chile|1839-|
160 ARG_ARG_AR_Argentina|1841-|
165 URU_URY_UY_Uruguay|1882-|
200 UKG_GBR_GB_United Kingdom|1816-|Great Britain;Britain;UK;United Kingdom of Great Britain and Northern Ireland
205 IRE_IRL_IE_Ireland|1922-|Republic of Ireland;Irish Free State[1922-1937];Eire
210 NTH_NLD_NL_Netherlands|1816-1940 1945-|Holland
211 BEL_BEL_BE_Belgium|1830-1940 1945-|
212 LUX_LUX_LU_Luxembourg|1920-1940 1944-|
220 FRN_FRA_FR_France|1816-1942 1944-|
221 MNC_MCO_MC_Monaco|1993-|
223 LIE_LIE_LI_Liechtenstein|1990-|
225 SWZ_CHE_CH_Switzerland|1816-|
230 SPN_ESP_ES_Spain|1816-|
232 AND_AND_AD_Andorra|1993-|
235 POR_PRT_PT_Portugal|1816-|
240 HAN_-_-_Hanover|1837-1866|Hannover
245 BAV_-_-_Bavaria|1816-1871|
255 GMY_DEU_DE_Germany|1816-1945 1990-|Prussia[1816-1871];German Empire[1871-1918];Federal Republic of Germany[1990-]
260 GFR_-_-_German Federal Republic|1955-1990|West Germany;Federal Republic of Germany[1949-1990];Germany
;iso_DEU;iso_DE;FRG
265 GDR_DDR_DD_German Democratic Republic|1954-1990|East Germany
267 BAD_-_-_Baden|1816-1871|
269 SAX_-_-_Saxony|1816-1867|
271 WRT_-_-_Wurttemberg|1816-1871|Wuerttemberg;Wuerttemburg
273 HSE_-_-_Hesse Electoral|1816-1866|Electoral Hesse;Hesse-Kassel;Hesse
275 HSG_-_-_Hesse Grand Ducal|1816-1867|Grand Duchy of Hesse;Hesse-Darmstadt;Hesse
280 MEC_-_-_Mecklenburg-Schwerin|1843-1867|Mecklenburg
290 POL_POL_PL_Poland|1918-1939 1945-|
300 AUH_-_-_Austria-Hungary|1816-1918|Austro-Hungarian Empire;Austrian Empire[1816-1867]
305 AUS_AUT_AT_Austria|1919-1938 1955-|
310 HUN_HUN_HU_Hungary|1918-|
315 CZE_CSK_CS_Czechoslovakia|1918-1939 1945-1992|
316 CZR_CZE_CZ_Czech Republic|1993-|Czechia
317 SLO_SVK_SK_Slovakia|1993-|Slovak Republic
325 ITA_ITA_IT_Italy|1816-|Sardinia[1816-1861];Piedmont-Sardinia[1816-1861];Italy/Sardinia
327 PAP_-_-_Papal States|1816-1860|
329 SIC_-_-_Two Sicilies|1816-1861|Kingdom of the Two Sicilies
331 SNM_SMR_SM_San Marino|1992-|
332 MOD_-_-_Modena|1842-1860|
335 PMA_-_-_Parma|1851-1860|
337 TUS_-_-_Tuscany|1816-1860|
338 MLT_MLT_MT_Malta|1964-|
339 ALB_ALB_AL_Albania|1914-1939 1944-|
341 MNG_MNE_ME_Montenegro|2006-|
343 MAC_MKD_MK_North Macedonia|1993-|Macedonia;Former Yugoslav Republic of Macedonia[1993-2019];FYROM;FYR Macedonia
344 CRO_HRV_HR_Croatia|1992-|
345 YUG_SRB_RS_Yugoslavia|1878-1941 1944-|Serbia[1878-1918];Serbia[2006-];Serbia and Montenegro[2003-2006]
;iso_SCG[2003-2006];FR Yugoslavia[1992-2003]
346 BOS_BIH_BA_Bosnia and Herzegovina|1992-|Bosnia
347 KOS_XKX_XK_Kosovo|2008-|
349 SLV_SVN_SI_Slovenia|1992-|
350 GRC_GRC_GR_Greece|1828-1941 1944-|
352 CYP_CYP_CY_Cyprus|1960-|
355 BUL_BGR_BG_Bulgaria|1908-|
359 MLD_MDA_MD_Moldova|1991-|Republic of Moldova
360 ROM_ROU_RO_Romania|1878-|Rumania
365 RUS_RUS_RU_Russia|1816-|Russian Federation[1991-];Russian Empire[1816-1917];Soviet Union[1922-1991]
;USSR[1922-1991];iso_SUN[1922-1991];Union of Soviet Socialist Republics[1922-1991]
366 EST_EST_EE_Estonia|1918-1940 1991-|
367 LAT_LVA_LV_Latvia|1918-1940 1991-|
368 LIT_LTU_LT_Lithuania|1918-1940 1991-|
369 UKR_UKR_UA_Ukraine|1991-|
370 BLR_BLR_BY_Belarus|1991-|Byelorussia;Belorussia
371 ARM_ARM_AM_Armenia|1991-|
372 GRG_GEO_GE_Georgia|1991-|
373 AZE_AZE_AZ_Azerbaijan|1991-|
375 FIN_FIN_FI_Finland|1917-|
380 SWD_SWE_SE_Sweden|1816-|
385 NOR_NOR_NO_Norway|1905-1940 1945-|
390 DEN_DNK_DK_Denmark|1816-1940 1945-|
395 ICE_ISL_IS_Iceland|1944-|
402 CAP_CPV_CV_Cape Verde|1975-|Cabo Verde
403 STP_STP_ST_Sao Tome and Principe|1975-|Sao Tome
404 GNB_GNB_GW_Guinea-Bissau|1974-|
411 EQG_GNQ_GQ_Equatorial Guinea|1968-|
420 GAM_GMB_GM_Gambia|1965-|
432 MLI_MLI_ML_Mali|1960-|
433 SEN_SEN_SN_Senegal|1960-|
434 BEN_BEN_BJ_Benin|1960-|Dahomey[1960-1975]
435 MAA_MRT_MR_Mauritania|1960-|
436 NIR_NER_NE_Niger|1960-|
437 CDI_CIV_CI_Ivory Coast|1960-|Cote d'Ivoire
438 GUI_GIN_GN_Guinea|1958-|Guinea-Conakry
439 BFO_BFA_BF_Burkina Faso|1960-|Upper Volta[1960-1984];iso_HVO[1960-1984]
450 LBR_LBR_LR_Liberia|1920-|
451 SIE_SLE_SL_Sierra Leone|1961-|
452 GHA_GHA_GH_Ghana|1957-|
461 TOG_TGO_TG_Togo|1960-|
471 CAO_CMR_CM_Cameroon|1960-|
475 NIG_NGA_NG_Nigeria|1960-|
481 GAB_GAB_GA_Gabon|1960-|
482 CEN_CAF_CF_Central African Republic|1960-|Central African Empire[1976-1979]
483 CHA_TCD_TD_Chad|1960-|
484 CON_COG_CG_Republic of the Congo|1960-|Congo;Congo-Brazzaville;Congo Republic
490 DRC_COD_CD_Democratic Republic of the Congo|1960-|DR Congo;Congo;Congo-Kinshasa
;Congo-Leopoldville[1960-1966];Zaire[1971-1997];iso_ZAR[1971-1997];Congo, Democratic Republic
500 UGA_UGA_UG_Uganda|1962-|
501 KEN_KEN_KE_Kenya|1963-|
510 TAZ_TZA_TZ_Tanzania|1961-|Tanganyika[1961-1964];United Republic of Tanzania[1964-]
511 ZAN_-_-_Zanzibar|1963-1964|
516 BUI_BDI_BI_Burundi|1962-|
517 RWA_RWA_RW_Rwanda|1962-|
520 SOM_SOM_SO_Somalia|1960-|
522 DJI_DJI_DJ_Djibouti|1977-|
530 ETH_ETH_ET_Ethiopia|1898-1936 1941-|Abyssinia
531 ERI_ERI_ER_Eritrea|1993-|
540 ANG_AGO_AO_Angola|1975-|
541 MZM_MOZ_MZ_Mozambique|1975-|
551 ZAM_ZMB_ZM_Zambia|1964-|Northern Rhodesia[-1964]
552 ZIM_ZWE_ZW_Zimbabwe|1965-|Rhodesia[1965-1979];Southern Rhodesia[-1965];iso_RHO[1965-1979]
553 MAW_MWI_MW_Malawi|1964-|Nyasaland[-1964]
560 SAF_ZAF_ZA_South Africa|1920-|Union of South Africa[1920-1961]
565 NAM_NAM_NA_Namibia|1990-|South West Africa[-1990]
570 LES_LSO_LS_Lesotho|1966-|
571 BOT_BWA_BW_Botswana|1966-|
572 SWA_SWZ_SZ_Eswatini|1968-|Swaziland
580 MAG_MDG_MG_Madagascar|1960-|Malagasy Republic[1960-1975]
581 COM_COM_KM_Comoros|1975-|
590 MAS_MUS_MU_Mauritius|1968-|
591 SEY_SYC_SC_Seychelles|1976-|
600 MOR_MAR_MA_Morocco|1847-1912 1956-|
615 ALG_DZA_DZ_Algeria|1962-|
616 TUN_TUN_TN_Tunisia|1825-1881 1956-|
620 LIB_LBY_LY_Libya|1951-|Libyan Arab Jamahiriya[1977-2011]
625 SUD_SDN_SD_Sudan|1956-|
626 SSD_SSD_SS_South Sudan|2011-|
630 IRN_IRN_IR_Iran|1855-|Persia[1855-1935];Islamic Republic of Iran[1979-]
640 TUR_TUR_TR_Turkey|1816-|Turkiye;Ottoman Empire[1816-1922]
645 IRQ_IRQ_IQ_Iraq|1932-|
651 EGY_EGY_EG_Egypt|1855-1882 1937-|United Arab Republic[1958-1971];UAR[1958-1971]
652 SYR_SYR_SY_Syria|1946-1958 1961-|Syrian Arab Republic[1961-]
660 LEB_LBN_LB_Lebanon|1946-|
663 JOR_JOR_JO_Jordan|1946-|Transjordan[1946-1949]
666 ISR_ISR_IL_Israel|1948-|
670 SAU_SAU_SA_Saudi Arabia|1927-|
678 YAR_-_-_Yemen Arab Republic|1926-1990|North Yemen;Yemen;iso_YEM;iso_YE
679 YEM_YEM_YE_Yemen|1990-|Republic of Yemen
680 YPR_YMD_YD_People's Democratic Republic of Yemen|1967-1990|South Yemen;Democratic Yemen
;Yemen People's Republic;Yemen
690 KUW_KWT_KW_Kuwait|1961-|
692 BAH_BHR_BH_Bahrain|1971-|
694 QAT_QAT_QA_Qatar|1971-|
696 UAE_ARE_AE_United Arab Emirates|1971-|Emirates
698 OMA_OMN_OM_Oman|1971-|Muscat and Oman[-1970]
700 AFG_AFG_AF_Afghanistan|1919-|
701 TKM_TKM_TM_Turkmenistan|1991-|
702 TAJ_TJK_TJ_Tajikistan|1991-|
703 KYR_KGZ_KG_Kyrgyzstan|1991-|Kyrgyz Republic
704 UZB_UZB_UZ_Uzbekistan|1991-|
705 KZK_KAZ_KZ_Kazakhstan|1991-|
710 CHN_CHN_CN_China|1860-|People's Republic of China[1949-];PRC[1949-];Republic of China[1912-1949]
712 MON_MNG_MN_Mongolia|1921-|Mongolian People's Republic[1924-1992]
713 TAW_TWN_TW_Taiwan|1949-|Republic of China[1949-];Formosa;Chinese Taipei
730 KOR_-_-_Korea|1887-1905|
731 PRK_PRK_KP_North Korea|1948-|Democratic People's Republic of Korea;DPRK;Korea
732 ROK_KOR_KR_South Korea|1949-|Republic of Korea;Korea
740 JPN_JPN_JP_Japan|1860-1945 1952-|
750 IND_IND_IN_India|1947-|
760 BHU_BTN_BT_Bhutan|1971-|
770 PAK_PAK_PK_Pakistan|1947-|
771 BNG_BGD_BD_Bangladesh|1971-|East Pakistan[-1971]
775 MYA_MMR_MM_Myanmar|1948-|Burma;iso_BUR[1948-1989]
780 SRI_LKA_LK_Sri Lanka|1948-|Ceylon[1948-1972]
781 MAD_MDV_MV_Maldives|1965-|Maldive Islands
790 NEP_NPL_NP_Nepal|1920-|
800 THI_THA_TH_Thailand|1887-|Siam[1887-1949]
811 CAM_KHM_KH_Cambodia|1953-|Kampuchea[1975-1990];Khmer Republic[1970-1975]
812 LAO_LAO_LA_Laos|1953-|Lao People's Democratic Republic[1975-]
816 DRV_VNM_VN_Vietnam|1954-|North Vietnam[1954-1976];Democratic Republic of Vietnam[1954-1976];Viet_Nam
;Socialist Republic of Vietnam[1976-]
817 RVN_-_-_Republic of Vietnam|1954-1975|South Vietnam;Vietnam;Viet_Nam
820 MAL_MYS_MY_Malaysia|1957-|Malaya[1957-1963]
830 SIN_SGP_SG_Singapore|1965-|
835 BRU_BRN_BN_Brunei|1984-|Brunei Darussalam
840 PHI_PHL_PH_Philippines|1946-|
850 INS_IDN_ID_Indonesia|1949-|
860 ETM_TLS_TL_East Timor|2002-|Timor-Leste
900 AUL_AUS_AU_Australia|1920-|
910 PNG_PNG_PG_Papua New Guinea|1975-|
920 NEW_NZL_NZ_New Zealand|1920-|
935 VAN_VUT_VU_Vanuatu|1981-|New Hebrides[-1980]
940 SOL_SLB_SB_Solomon Islands|1978-|
946 KIR_KIR_KI_Kiribati|1999-|
947 TUV_TUV_TV_Tuvalu|2000-|
950 FIJ_FJI_FJ_Fiji|1970-|
955 TON_TON_TO_Tonga|1999-|
970 NAU_NRU_NR_Nauru|1999-|
983 MSI_MHL_MH_Marshall Islands|1991-|
986 PAL_PLW_PW_Palau|1994-|
987 FSM_FSM_FM_Federated States of Micronesia|1991-|Micronesia
990 WSM_WSM_WS_Samoa|1976-|Western Samoa[1976-1997]
"""

# States that one name, one code or one territory ties together, and what has to be known to choose among them.
FAMILIES: tuple[tuple[tuple[int, ...], str], ...] = (
    ((255, 260, 265), "Germany is 255 until 1945 and from 1990; 260 (west) and 265 (east) in between"),
    ((345, 341, 347), "345 is Serbia, Yugoslavia, and Serbia again; Montenegro (341) and Kosovo (347) left it"),
    ((365,), "365 is the Russian Empire, the Soviet Union and the Russian Federation"),
    ((816, 817), "Vietnam is 816 (the north until 1975, then the whole) and 817 (the south until 1975)"),
    ((678, 679, 680), "Yemen is 678 (north) and 680 (south) until 1990, then 679"),
    ((730, 731, 732), "Korea is 730 until 1905, then 731 (north) and 732 (south) from 1948 on"),
    ((315, 316, 317), "Czechoslovakia (315) became the Czech Republic (316) and Slovakia (317) in 1993"),
    ((300, 305, 310), "Austria-Hungary (300) became Austria (305) and Hungary (310), among others, in 1918"),
    ((510, 511), "Tanganyika and Zanzibar (511) became Tanzania (510) in 1964"),
    ((710, 713), "the Republic of China is 710 until 1949 and 713 (Taiwan) from then on"),
    ((640,), "640 is the Ottoman Empire until 1922, then Turkey"),
    ((625, 626), "South Sudan (626) left Sudan (625) in 2011"),
    ((770, 771), "Bangladesh (771) left Pakistan (770) in 1971"),
    ((530, 531), "Eritrea (531) left Ethiopia (530) in 1993"),
    ((484, 490), "two states are called Congo: 484 (Brazzaville) and 490 (Kinshasa)"),
)
