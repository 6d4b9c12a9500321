package org.stele.gateway.fhir.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.term.TermExtractor;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.json.JsonMapper;

/** Who is meant, by rules that can be done again by hand. */
class MatchRequestTest {
    private static final String NUMBER = "'identifier':[{'system':'urn:a','value':'1'}]";
    private static final String NAME = "'name':[{'family':'O\\'Neill-Ruiz','given':['Zo\u00eb','M.']}]";
    private static final String BORN = "'birthDate':'1961-07-19'";
    private static final String WOMAN = "'gender':'female'";
    private static final String REACHED = "'telecom':[{'value':'555 0100'}],'address':[{'postalCode':'1012 AB'}]";
    private static final ChartEntry KNOWN = patient(String.join(",", NUMBER, NAME, BORN, WOMAN, REACHED));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "certain; 'identifier':[{'system':'urn:a','value':'1'}],'birthDate':'1961-07-19'",
                "certain; 'identifier':[{'system':'urn:a','value':'1'}],'name':[{'family':'ONEILL RUIZ'}]",
                "probable; 'identifier':[{'system':'urn:a','value':'1'}]",
                "probable; 'identifier':[{'system':'urn:a','value':'1'}],'birthDate':'1961-07-19','name':[{'given':['Mia']}]",
                "possible; 'identifier':[{'system':'urn:a','value':'1'}],'birthDate':'1961-07-20'",
                "possible; 'identifier':[{'system':'urn:a','value':'1'}],'birthDate':'1961-07-19','gender':'male'",
                "probable; 'name':[{'family':'oneillruiz','given':['Zoe']}],'birthDate':'1961-07-19'",
                "probable; 'name':[{'family':'oneillruiz','given':['Zoe']}],'birthDate':'1961-07-19','gender':'unknown'",
                "possible; 'name':[{'family':'oneillruiz','given':['Zoe']}],'birthDate':'1961-07-19','gender':'male'",
                "possible; 'name':[{'family':'oneillruiz','given':['Mia']}],'birthDate':'1961-07-19','gender':'female'",
                "possible; 'name':[{'given':['zoe']}],'birthDate':'1961-07-19'",
                "possible; 'name':[{'family':'oneillruiz','given':['Zoe']}],'telecom':[{'value':'5550100'}]",
                "possible; 'name':[{'family':'oneillruiz','given':['Zoe']}],'address':[{'postalCode':'1012ab'}]",
                "none; 'name':[{'family':'oneillruiz','given':['Zoe']}],'birthDate':'1961'",
                "none; 'name':[{'family':'oneillruiz','given':['Zoe']}],'birthDate':'1962-07-19'",
                "none; 'name':[{'family':'oneill'}],'birthDate':'1961-07-19'",
                "none; 'name':[{'given':['M.']}],'birthDate':'1961-07-19'",
                "none; 'identifier':[{'system':'urn:b','value':'1'}],'birthDate':'1961-07-19'",
                "none; 'identifier':[{'value':'1'}],'birthDate':'1961-07-19'",
            })
    void eachGradeHasItsGround(String grade, String asked) {
        assertThat(request(asked).likeness(KNOWN).grade().map(Grade::code))
                .isEqualTo(grade.equals("none") ? Optional.empty() : Optional.of(grade));
    }

    @Test
    void theScoreIsTheShareOfThePointsThatCouldBeHadAndTheAnswerSaysWhatAgreedAndWhatDiffered() {
        Likeness all =
                request(String.join(",", NUMBER, NAME, BORN, WOMAN, REACHED)).likeness(KNOWN);
        assertThat(all.score()).isEqualByComparingTo("1");
        assertThat(all.differing()).isEmpty();
        Likeness some = request(NUMBER + "," + BORN + ",'gender':'male'").likeness(KNOWN);
        assertThat(some.score()).isEqualByComparingTo("0.92");
        assertThat(some.agreeing()).containsExactly("identifier", "birthdate");
        assertThat(some.differing()).containsExactly("gender");
    }

    @ParameterizedTest
    @CsvSource({
        "false,\u0930\u093e\u092e,\u0930\u092e\u093e",
        "false,\u0930\u0940\u0928\u093e,\u0930\u093e\u0928\u0940",
        "false,\u30ab\u30f3\u30c0,\u30ac\u30f3\u30bf",
        "true,\uff76\uff9e\uff9d\uff80,\u30ac\u30f3\u30bf",
        "true,\uae40,\u1100\u1175\u11b7",
        "true,Zo\u00eb,zoe",
        "true,Fe\u030arn,fern",
        "true,\u0391\u03bd\u03ad\u03c3\u03c4\u03b7,\u03b1\u03bd\u03b5\u03c3\u03c4\u03b7",
        "true,\u0410\u043b\u0451\u043d\u0430,\u0430\u043b\u0435\u043d\u0430",
    })
    void anAccentMakesNoOtherNameButAVowelSignOrAVoicedConsonantDoes(boolean same, String one, String other) {
        Likeness likeness =
                request("'name':[{'family':'" + one + "'}]").likeness(patient("'name':[{'family':'" + other + "'}]"));
        assertThat(likeness.agreeing()).isEqualTo(same ? List.of("family") : List.of());
        assertThat(likeness.differing()).isEqualTo(same ? List.of() : List.of("family"));
    }

    @Test
    void thePointsAreAHundredTogether() {
        assertThat(Arrays.stream(Trait.values()).mapToInt(Trait::points).sum()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "true; 'identifier':[{'system':'urn:a','value':'1'}]",
                "true; 'name':[{'family':'Ng'}],'birthDate':'1961-07-19'",
                "true; 'name':[{'family':'\u738b'}],'birthDate':'1961-07-19'",
                "true; 'name':[{'family':'Ng','given':['Li']}],'telecom':[{'value':'1'}]",
                "false; 'active':true",
                "false; 'identifier':[{'value':'1'}]",
                "false; 'name':[{'family':'Ng'}]",
                "false; 'birthDate':'1961-07-19'",
                "false; 'name':[{'family':'Ng'}],'birthDate':'1961-07'",
                "false; 'name':[{'family':'Ng'}],'telecom':[{'value':'1'}]",
                "false; 'name':[{'family':'.','given':['-']}],'birthDate':'1961-07-19'",
            })
    void itIsEnoughWhereACandidateMayComeOfIt(boolean enough, String asked) {
        assertThat(request(asked).isEnough()).isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource({"true,*", "true,S*", "true,Sm%", "true,a", "true,'.'", "false,Li", "false,\u738b", "false,O'Neill"})
    void wildcardsAndInitialsAreGuesses(boolean guess, String family) {
        assertThat(request("'name':[{'family':'" + family.replace("'", "\\'") + "'}]")
                        .isGuessed())
                .isEqualTo(guess);
        assertThat(request(NAME).isGuessed()).isFalse();
    }

    @Test
    void itTellsNothingOfItselfAndHasBounds() {
        assertThat(request(NAME).toString()).doesNotContain("Neill");
        assertThatThrownBy(() -> new MatchRequest(new TreeMap<>(), false, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatchRequest(new TreeMap<>(), false, MatchRequest.MOST + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MatchRequest request(String members) {
        return new MatchRequest(terms(members), false, 10);
    }

    private static ChartEntry patient(String members) {
        Facts facts = new Facts("Patient/p", 0, new TreeSet<>(), terms(members));
        return new ChartEntry(new RecordId(RandomId.generate()), facts, Instant.EPOCH);
    }

    /** With single quotes instead of double ones, and an apostrophe escaped. */
    private static SortedMap<String, SortedSet<String>> terms(String members) {
        String json = "{\"resourceType\":\"Patient\","
                + members.replaceAll("(?<!\\\\)'", "\"").replace("\\'", "'") + "}";
        return new TermExtractor(SearchParameters.R4).extract(new JsonMapper().readTree(json));
    }
}
