# ruff: noqa: E501 - one report after the other
"""Sentences of reports that came through others, and the chain each statement must have.

One case a block: the report, its paragraphs on lines of their own, then a line for each statement
asked for: words of its content, and after "<-" its links from the innermost outwards without the
report's own outlet. An id, or words in quotes where the actor is not known; "@" a day.
"""

from __future__ import annotations

CITED = """
“The road stays open,” Emmanuel Macron was quoted as saying by Germany’s DPA news agency on May 3.
= The road stays open <- emmanuel-macron < dpa @2024-05-03

“We were not asked,” Prime Minister Donald Tusk was cited by PAP as saying on May 7.
= We were not asked <- donald-tusk < pap @2024-05-07

Jens Stoltenberg was quoted by Reuters as saying that the alliance would not wait.
= the alliance would not wait <- jens-stoltenberg < reuters

The talks had failed, Sergei Lavrov was cited as saying by Interfax on Monday.
= The talks had failed <- sergei-lavrov < interfax @2024-05-13

The Iranian foreign ministry was quoted by state news agency IRNA as saying that inspectors could return.
= inspectors could return <- IRN/foreign-ministry < irna

Olaf Scholz said in comments carried by Reuters on Sunday that Berlin would pay its share.
= Berlin would pay its share <- olaf-scholz < reuters @2024-05-12

“The sky is ours,” the Turkish Defence Ministry said in a statement quoted by Anadolu on Friday.
= The sky is ours <- TUR/defence-ministry < anadolu @2024-05-10

William Ruto said on Sunday, in remarks carried by the BBC, that the mission would go ahead.
= the mission would go ahead <- william-ruto < bbc @2024-05-12
"""
QUOTED = """
TASS quoted Sergei Lavrov as saying that the envoys would meet in June.
= the envoys would meet in June <- sergei-lavrov < tass

The bridge is safe, Interfax quoted Aleksandar Vucic as saying.
= The bridge is safe <- aleksandar-vucic < interfax

Bloomberg cited Christine Lagarde as saying that rates could fall.
= rates could fall <- christine-lagarde < bloomberg

State television quoted Masoud Pezeshkian as saying that the dam was full.
= the dam was full <- masoud-pezeshkian < "State television"

Reuters quoted a senior French diplomat as saying: “Nobody wants this base.”
= Nobody wants this base <- "a senior French diplomat" < reuters

The newspaper Kommersant cited a Kremlin source as saying that the deal was off.
= the deal was off <- "a Kremlin source" < kommersant
"""
CITING = """
Reuters reported on Tuesday, citing two officials, that Hungary would drop its veto.
= that Hungary would drop its veto <- reuters @2024-05-14
= that Hungary would drop its veto <- "two officials" < reuters @2024-05-14

Slovakia will send no more shells, Bloomberg reported, citing a senior diplomat in Brussels.
= Slovakia will send no more shells <- "a senior diplomat in Brussels" < bloomberg

Izvestia wrote, with reference to a source in the Foreign Ministry, that the talks had been moved.
= the talks had been moved <- "a source in the Foreign Ministry" < izvestia

The ships have left the harbour, AFP said, citing the Turkish Defence Ministry.
= The ships have left the harbour <- TUR/defence-ministry < afp

The Financial Times reported, citing people familiar with the plan, that Qatar would leave OPEC.
= Qatar would leave OPEC <- "people familiar with the plan" < ft

The Emirati energy minister told colleagues that the quota was unfair, Bloomberg reported.
= the quota was unfair <- "The Emirati energy minister" < bloomberg

The Wall Street Journal reported that, according to U.S. officials, Israel had agreed to a pause.
= Israel had agreed to a pause <- "U.S. officials" < wsj
"""
INTERVIEWS = """
In an interview with Le Monde published on Saturday, Emmanuel Macron said France would send no troops. The president added that Europe must spend more.
= France would send no troops <- emmanuel-macron < le-monde @2024-05-11
= Europe must spend more <- emmanuel-macron < le-monde @2024-05-11

Kenya will send police, President William Ruto told Reuters in an interview on Sunday. The mission would be dear, he said.
Ruto said Canada would pay.
On Tuesday, speaking in parliament, Ruto said the police would leave in May.
= Kenya will send police <- william-ruto < reuters @2024-05-12
= The mission would be dear <- william-ruto < reuters
= Canada would pay <- william-ruto < reuters
= the police would leave in May <- william-ruto @2024-05-14

The Financial Times interviewed Alexander Stubb last week. Finland would not return to neutrality, he told the newspaper. The paper said he was speaking in Helsinki.
= Finland would not return to neutrality <- alexander-stubb < ft
= he was speaking in Helsinki <- ft

TASS published an interview with Aleksandar Vucic on Friday.
Serbia would not join any bloc, Vucic said.
= Serbia would not join any bloc <- aleksandar-vucic < tass @2024-05-10

Speaking to the BBC on Thursday, Kaja Kallas said that the border had held. Kallas said the winter would be hard.
= the border had held <- kaja-kallas < bbc @2024-05-09
= the winter would be hard <- kaja-kallas < bbc

Hungary would not leave NATO, Peter Szijjarto told Interfax. “Nobody asked us to,” he said in the interview.
= Hungary would not leave NATO <- peter-szijjarto < interfax
= Nobody asked us to <- peter-szijjarto < interfax

The Georgian foreign minister told the newspaper Rezonansi that the observers could stay.
= the observers could stay <- "The Georgian foreign minister" < "Rezonansi"
"""
POINTING_BACK = """
The treaty is not in danger. This was stated by the Kazakh Foreign Ministry on March 4 in a written comment summarizing the talks in Astana.
= The treaty is not in danger <- KAZ/foreign-ministry @2024-03-04

Relations with Serbia are going through a bad spell. This was reported by the Croatian Foreign Ministry on May 2 in response to media questions ahead of a visit concluding the season.
“It was not our wish,” the publication stated, according to Reuters.
= Relations with Serbia are going through a bad spell <- HRV/foreign-ministry @2024-05-02
= It was not our wish <- HRV/foreign-ministry < reuters

The Bulgarian Defence Ministry issued a statement on Monday saying that no ship had been hit. The statement added that the search went on.
= no ship had been hit <- BGR/defence-ministry
= the search went on <- BGR/defence-ministry

The troops will leave by June. This was reported by Interfax, citing the Belarusian Defence Ministry, on Monday.
= The troops will leave by June <- BLR/defence-ministry < interfax

The Moldovan Foreign Ministry said that the pact had lost its use. This is confirmed by the events of the past winter. The ministry added that talks would go on.
= This is confirmed by the events of the past winter <- MDA/foreign-ministry

The Latvian Defence Ministry argued that the drill was no threat. This is evidenced by the small number of tanks. The ministry promised to invite observers.
= This is evidenced by the small number of tanks <- LVA/defence-ministry

Reuters interviewed Gitanas Nauseda in Vilnius. The agency said he had ruled out a base.
= he had ruled out a base <- reuters
"""
UNNAMED = """
Two European diplomats, who spoke on condition of anonymity, told AFP that the sanctions would lapse in July.
= the sanctions would lapse in July <- "Two European diplomats" < afp

Officials said the border would stay shut.
= the border would stay shut <- "Officials"

Russian officials commonly say that the base was built in a year.
= the base was built in a year <- "Russian officials"
"""
EVERY_KIND = {
    "cited as saying by": CITED,
    "quoted as saying": QUOTED,
    "reported, citing": CITING,
    "interviews": INTERVIEWS,
    "what points back": POINTING_BACK,
    "unnamed": UNNAMED,
}
