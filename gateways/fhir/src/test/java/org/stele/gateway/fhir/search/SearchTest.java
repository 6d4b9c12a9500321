package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery.Look;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.Includes;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.search.query.SubsetReader;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.vault.segment.Facts;

/** Searches, one rule of R4's search.html at a time, in one patient's chart. */
class SearchTest {
    private static final String BASE = "https://node.example/fhir/R4";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));

    private static final ListedChart CHART = ListedChart.of(
            "{'resourceType':'Patient','id':'p','identifier':[{'system':'urn:mrn','value':'17'}],'gender':'female',"
                    + "'name':[{'family':'Müller-Lüdenscheidt','given':['Ève','Anna']}],'birthDate':'1961-07-19',"
                    + "'telecom':[{'system':'phone','value':'555'},{'system':'email','value':'e@example.org'}]}",
            "{'resourceType':'Encounter','id':'e','status':'finished','class':{'code':'AMB'},"
                    + "'subject':{'reference':'Patient/p'},'period':{'start':'2024-03-01T10:00:00Z'}}",
            "{'resourceType':'Observation','id':'pulse','status':'final','subject':{'reference':'Patient/p'},"
                    + "'encounter':{'reference':'Encounter/e'},'effectiveDateTime':'2024-03-01T10:20:00Z',"
                    + "'code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}],'text':'heart rate'},"
                    + "'valueQuantity':{'value':72,'unit':'beats/min','system':'http://unitsofmeasure.org','code':'/min'}}",
            "{'resourceType':'Observation','id':'sugar','status':'amended','subject':{'reference':'Patient/p'},"
                    + "'effectivePeriod':{'start':'2023-05','end':'2023-06'},"
                    + "'code':{'coding':[{'system':'http://loinc.org','code':'2339-0'},{'code':'glucose'}]},"
                    + "'valueQuantity':{'value':5.40,'unit':'mmol/L','system':'http://unitsofmeasure.org','code':'mmol/L'}}",
            "{'resourceType':'Communication','id':'c','status':'completed','instantiatesUri':['http://acme.org/fhir/plan/7']}",
            "{'resourceType':'Provenance','id':'v','target':[{'reference':'Observation/pulse'}],"
                    + "'recorded':'2024-03-01T10:21:00Z','agent':[{'who':{'display':'device'}}]}",
            "{'resourceType':'Flag','id':'f','status':'active','code':{'text':'allergic'},"
                    + "'subject':{'type':'Patient','identifier':{'system':'urn:mrn','value':'17'}},"
                    + "'author':{'identifier':{'value':'d-1'}}}",
            "{'resourceType':'Consent','id':'n','status':'active','provision':{'type':'deny',"
                    + "'securityLabel':[{'system':'urn:l','code':'root'}],'provision':[{'type':'permit','provision':["
                    + "{'type':'permit','securityLabel':[{'system':'urn:l','code':'deep'}]}]}]}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // search.html#token
                "Patient; gender=female; p",
                "Patient; gender=male; ''",
                "Patient; gender:not=male; p",
                "Patient; identifier=17; p",
                "Patient; identifier=urn:mrn|17; p",
                "Patient; identifier=urn:mrn|; p",
                "Patient; identifier=|17; ''",
                "Patient; phone=555; p",
                "Patient; email=555; ''",
                "Patient; deceased=false; p",
                "Patient; deceased=true; ''",
                "Observation; code=http://loinc.org|8867-4; pulse",
                "Observation; code=glucose; sugar",
                "Observation; code=|glucose; sugar",
                "Observation; code=8867-4,glucose; pulse sugar",
                "Observation; code=8867-4&status=amended; ''",
                // search.html#reference
                "Flag; subject:identifier=urn:mrn|17; f",
                "Flag; patient:identifier=17; f",
                "Flag; subject:identifier=|17; ''",
                "Flag; subject:identifier=urn:other|17,18; ''",
                "Flag; author:identifier=|d-1; f",
                "Flag; subject=17; ''",
                // rules within rules
                "Consent; security-label=urn:l|root; n",
                "Consent; security-label=deep; n",
                "Consent; security-label=other; ''",
                // search.html#uri
                "Communication; instantiates-uri=http://acme.org/fhir/plan/7; c",
                "Communication; instantiates-uri=http://acme.org/fhir; ''",
                "Communication; instantiates-uri:below=http://acme.org/fhir; c",
                "Communication; instantiates-uri:below=http://acme.org/fhir/; c",
                "Communication; instantiates-uri:below=http://acme.org/fh; ''",
                "Communication; instantiates-uri:above=http://acme.org/fhir/plan/7/steps; c",
                "Communication; instantiates-uri:above=http://acme.org/fhir/plan/77; ''",
                // search.html#string
                "Patient; family=muller; p",
                "Patient; family=ludenscheidt; ''",
                "Patient; family:contains=LUDENSCHEIDT; p",
                "Patient; family:exact=Müller; ''",
                "Patient; family:exact=Müller-Lüdenscheidt; p",
                "Patient; name=eve; p",
                "Patient; given:missing=false; p",
                "Patient; address:missing=true; p",
                // search.html#date
                "Patient; birthdate=1961; p",
                "Patient; birthdate=1961-07; p",
                "Patient; birthdate=1961-07-19; p",
                "Patient; birthdate=ne1961-07-19; ''",
                "Patient; birthdate=lt1961-07-19; ''",
                "Patient; birthdate=le1961-07-19; p",
                "Patient; birthdate=ap1960; p",
                "Observation; date=gt2024; ''",
                "Observation; date=ge2024; pulse",
                "Observation; date=sa2023; pulse",
                "Observation; date=eb2024; sugar",
                "Observation; date=2024-03-01T10:20; pulse",
                "Observation; date=ge2023-05-01&date=le2023-06-30; sugar",
                "Encounter; date=2024-03-01; ''",
                "Encounter; date=ge2025; e",
                // search.html#quantity
                "Observation; value-quantity=72; pulse",
                "Observation; value-quantity=5.4; sugar",
                "Observation; value-quantity=5; sugar",
                "Observation; value-quantity=5.0; ''",
                "Observation; value-quantity=gt5; pulse sugar",
                "Observation; value-quantity=gt5||mmol/L; sugar",
                "Observation; value-quantity=lt6|http://unitsofmeasure.org|mmol/L; sugar",
                "Observation; value-quantity=lt6|urn:other|mmol/L; ''",
                "Observation; value-quantity=ap70; pulse",
                "Observation; value-quantity=71.5; ''",
                "Observation; value-quantity=71; ''",
                // search.html#reference
                "Observation; patient=p; pulse sugar",
                "Observation; patient=Patient/p; pulse sugar",
                "Observation; subject=https://node.example/fhir/R4/Patient/p&status=final; pulse",
                "Observation; subject:Patient=p&status=final; pulse",
                "Observation; subject:Group=p; ''",
                "Observation; patient=q; ''",
                "Observation; encounter:missing=true; sugar",
                // search.html#id, chaining, reverse chaining
                "Observation; _id=sugar,pulse; pulse sugar",
                "Observation; patient.family=muller&status=final; pulse",
                "Observation; patient.family=meier; ''",
                "Observation; encounter.class=AMB; pulse",
                "Observation; encounter.patient.identifier=urn:mrn|17; pulse",
                "Patient; _has:Observation:patient:code=8867-4; p",
                "Patient; _has:Observation:patient:code=1234-5; ''",
                "Patient; _has:Observation:patient:_has:Provenance:target:recorded=2024; p",
                // search.html#lastUpdated: each was committed a day after the one before it, the patient on 2026-01-01
                "Observation; _lastUpdated=2026-01-03; pulse",
                "Observation; _lastUpdated=2026; pulse sugar",
                "Observation; _lastUpdated=gt2026-01-03T00:00:00Z; sugar",
                "Observation; _lastUpdated=le2026-01-03T00:00:00Z; pulse",
                "Observation; _lastUpdated=2026-01-01,2026-01-04; sugar",
                "Observation; patient._lastUpdated=2026-01-02; ''",
                "Observation; patient._lastUpdated=2026-01-01; pulse sugar",
                "Patient; _has:Provenance:target:_lastUpdated=2026; ''",
                "Observation; _has:Provenance:target:_lastUpdated=2026; pulse",
            })
    void aSearchFindsWhatItsRuleSays(String kind, String query, String expected) {
        assertThat(found(read(kind, query)))
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation; colour=red; UNKNOWN_PARAMETER",
                "Observation; phonetic=x; UNKNOWN_PARAMETER",
                "Observation; patient.colour=red; UNKNOWN_PARAMETER",
                "Observation; code.text=x; UNKNOWN_PARAMETER",
                "Observation; _lastUpdated=yesterday; BAD_VALUE",
                "Observation; _lastUpdated:missing=true; UNKNOWN_PARAMETER",
                "Observation; code:exact=x; UNKNOWN_MODIFIER",
                "Observation; subject:Medication=x; UNKNOWN_MODIFIER",
                "Observation; date=yesterday; BAD_VALUE",
                "Patient; name=\u0301; BAD_VALUE",
                "Observation; date=2024-02-30; BAD_VALUE",
                "Observation; value-quantity=many; BAD_VALUE",
                "Observation; value-quantity=1e999999999; BAD_VALUE",
                "Observation; code=|; BAD_VALUE",
                "Observation; code:missing=perhaps; BAD_VALUE",
                "Observation; _count=-1; BAD_VALUE",
                "Observation; _sort=colour; BAD_VALUE",
                "Observation; _include=Observation:code; BAD_VALUE",
                "Observation; _format=ttl; BAD_VALUE",
                "Observation; _total=guessed; BAD_VALUE",
                "Observation; _summary=much; BAD_VALUE",
                "Observation; _elements=status,colour; BAD_VALUE",
                "Observation; _elements=name; BAD_VALUE",
                "Observation; _elements=status&_summary=true; CONTRADICTORY",
                "Observation; _summary=text&_include=Observation:subject; CONTRADICTORY",
                "Observation; _revinclude=Provenance:target&_summary=text; CONTRADICTORY",
                "Observation; focus.name=x; AMBIGUOUS",
                "Observation; has-member.has-member.has-member.has-member.status=final; TOO_DEEP",
                "Gadget; code=x; UNKNOWN_KIND",
            })
    void whatIsNotUnderstoodIsRefusedByItsName(String kind, String query, Reason reason) {
        assertThatThrownBy(() -> read(kind, query))
                .isInstanceOfSatisfying(
                        InvalidSearchException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void aSearchThatAsksTooMuchAtOnceIsRefused() {
        for (String query : List.of("code=a&".repeat(65) + "code=a", "code=" + "a,".repeat(1_000) + "a")) {
            assertThatThrownBy(() -> read("Observation", query))
                    .isInstanceOfSatisfying(
                            InvalidSearchException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_MUCH));
        }
    }

    @Test
    void aNumberWhoseTextWouldTakeAllMemoryIsNotFoundByItsValue() {
        ListedChart chart =
                ListedChart.of("{'resourceType':'Observation','id':'o','valueQuantity':{'value':1e999999999}}");
        assertThat(ids(read("Observation", "value-quantity:missing=true")
                        .look(chart)
                        .entries()))
                .containsExactly("o");
    }

    @Test
    void aRefusalDoesNotRepeatWhatWasSearchedFor() {
        assertThatThrownBy(() -> read("Observation", "date=a-secret")).message().doesNotContain("a-secret");
    }

    @Test
    void aLenientClientIsAnsweredWithoutWhatIsNotKnown() {
        SearchQuery query = reader().read("Observation", parameters("colour=red&status=final"), true);
        assertThat(found(query)).containsExactly("pulse");
        assertThat(query.page().understood()).containsExactly(new Parameter("status", "final"));
    }

    @Test
    void aSearchThatNamesThePatientIsAboutThatPatientAlsoWhereItFindsNothing() {
        assertThat(read("Observation", "patient=p&code=none").look(CHART).about())
                .isTrue();
        for (String naming : List.of(
                "patient=\\p",
                "performer=Patient/p",
                "subject=https://node.example/fhir/R4/Patient/p",
                "patient:Patient=p",
                "patient.identifier=urn:mrn|17&code=none")) {
            assertThat(read("Observation", naming).look(CHART).about())
                    .as(naming)
                    .isTrue();
        }
        assertThat(read("Patient", "identifier=17&gender=male").look(CHART).about())
                .isTrue();
        assertThat(read("Observation", "subject=Group/p").look(CHART).about()).isFalse();
        assertThat(read("Observation", "patient=q").look(CHART).about()).isFalse();
        assertThat(read("Observation", "code=none").look(CHART).about()).isFalse();
    }

    @Test
    void aChainNamesAPatientWhereItLeadsToOneHoweverLongAndNotByOthersIdentifiers() {
        for (String naming : List.of(
                "subject:Patient.identifier=17",
                "encounter.subject.identifier=17",
                "encounter.patient=p",
                "encounter.subject:Patient=p",
                "encounter:Encounter.patient._id=p",
                "_has:Provenance:target:patient.identifier=17")) {
            assertThat(read("Observation", naming + "&code=none").look(CHART).about())
                    .as(naming)
                    .isTrue();
        }
        for (String other : List.of(
                "encounter.identifier=17",
                "encounter._id=p",
                "device._id=p",
                "subject:Group.identifier=17",
                "_has:Provenance:target:_id=p")) {
            assertThat(read("Observation", other).look(CHART).about()).as(other).isFalse();
        }
    }

    @Test
    void aSearchInAPartOfAChartLooksNoMoreOftenThanInTheWhole() {
        for (String naming : List.of("patient=q&code=none", "patient=p&code=none", "code=none", "encounter.status=x")) {
            AtomicInteger looks = new AtomicInteger();
            ChartIndex counted = new ChartIndex() {
                @Override
                public List<ChartEntry> where(Predicate<Facts> wanted) {
                    looks.incrementAndGet();
                    return CHART.where(wanted);
                }

                @Override
                public List<ChartEntry> versions(Predicate<Facts> wanted) {
                    return CHART.versions(wanted);
                }
            };
            SearchQuery query = read("Observation", naming);
            query.look(counted);
            int whole = looks.getAndSet(0);
            query.look(counted, counted);
            assertThat(looks).as(naming).hasValue(whole);
        }
    }

    @Test
    void whomASearchInAPartIsAboutTheWholeChartSays() {
        ChartIndex nothing = ListedChart.of();
        Look look = read("Observation", "patient=p").look(CHART, nothing);
        assertThat(look.about()).isTrue();
        assertThat(look.entries()).isEmpty();
    }

    @Test
    void onlyHowManyThereAreIsAnsweredWhereThatIsAsked() {
        assertThat(read("Observation", "_summary=count&_count=7").page().count())
                .isZero();
    }

    @Test
    void whatPartIsAnsweredIsReadFromTheSearch() {
        for (String whole : List.of("_total=accurate", "_summary=false", "_summary=count")) {
            assertThat(read("Observation", whole).page().subset()).isEqualTo(new Subset.Whole());
        }
        assertThat(read("Observation", "_summary=true&_include=Observation:subject")
                        .page()
                        .subset())
                .isEqualTo(new Subset.Summary());
        assertThat(read("Observation", "_elements=status,value,effectivePeriod&_elements=code")
                        .page()
                        .subset())
                .isEqualTo(new Subset.Elements(Set.of("status", "value[x]", "effective[x]", "code")));
    }

    @ParameterizedTest
    @CsvSource({"_summary,count,BAD_VALUE", "_sumary,true,UNKNOWN_PARAMETER", "_elements,colour,BAD_VALUE"})
    void whatAReadDoesNotUnderstandIsRefusedByItsName(String name, String value, Reason reason) {
        List<Parameter> asked = List.of(new Parameter(name, value));
        assertThatThrownBy(() -> SubsetReader.read("Observation", asked, false))
                .isInstanceOfSatisfying(InvalidSearchException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.parameter()).isEqualTo(name);
                });
    }

    @Test
    void theFoundAreSortedByWhatIsAskedAndThoseWithoutItComeLast() {
        assertThat(sorted("date")).containsExactly("sugar", "pulse");
        assertThat(sorted("-date")).containsExactly("pulse", "sugar");
        assertThat(sorted("value-quantity")).containsExactly("sugar", "pulse");
        assertThat(sorted("-encounter")).containsExactly("pulse", "sugar");
        assertThat(sorted("encounter")).containsExactly("pulse", "sugar");
        assertThat(sorted("_lastUpdated")).containsExactly("pulse", "sugar");
        assertThat(sorted("-_lastUpdated")).containsExactly("sugar", "pulse");
    }

    @Test
    void whatIsReferredToOrRefersIsAddedFromTheSameChart() {
        assertThat(beside("Observation", "_include=Observation:patient")).containsExactly("p");
        assertThat(beside("Observation", "_include=Observation:subject:Group")).isEmpty();
        assertThat(beside("Observation", "_revinclude=Provenance:target")).containsExactly("v");
    }

    @Test
    void whateverIsReferredToOrRefersIsAddedByAStar() {
        assertThat(beside("Observation", "_include=*")).containsExactlyInAnyOrder("p", "e");
        assertThat(beside("Observation", "_include=Observation:*")).containsExactlyInAnyOrder("p", "e");
        assertThat(beside("Observation", "_include=Encounter:*")).isEmpty();
        assertThat(beside("Observation", "_include=Observation:*:Encounter")).containsExactly("e");
        assertThat(beside("Patient", "_revinclude=*")).containsExactlyInAnyOrder("e", "pulse", "sugar");
    }

    @Test
    void whatIteratesHoldsForWhatIsAddedToo() {
        assertThat(beside("Provenance", "_include=Provenance:target&_include=Observation:encounter"))
                .containsExactly("pulse");
        assertThat(beside("Provenance", "_include=Provenance:target&_include:iterate=Observation:encounter"))
                .containsExactly("pulse", "e");
        assertThat(beside("Patient", "_revinclude:iterate=*")).containsExactlyInAnyOrder("e", "pulse", "sugar", "v");
        assertThat(beside("Provenance", "_include:iterate=*&_revinclude:iterate=*"))
                .containsExactlyInAnyOrder("p", "e", "pulse", "sugar");
        assertThatThrownBy(() -> Includes.of(
                        CHART,
                        read("Patient", "_id=p").look(CHART).entries(),
                        read("Patient", "_revinclude=*").includes(),
                        2))
                .isInstanceOf(InvalidSearchException.class);
    }

    private static List<String> beside(String kind, String query) {
        SearchQuery read = read(kind, query);
        return ids(List.copyOf(Includes.of(CHART, read.look(CHART).entries(), read.includes(), 100)));
    }

    private static List<String> sorted(String key) {
        SearchQuery query = read("Observation", "_sort=" + key);
        return ids(query.look(CHART).entries().stream()
                .sorted(query.order().orElseThrow())
                .toList());
    }

    private static List<String> found(SearchQuery query) {
        return ids(query.look(CHART).entries());
    }

    private static List<String> ids(List<ChartEntry> entries) {
        return entries.stream()
                .map(entry -> entry.facts().address().replaceAll(".*/", ""))
                .toList();
    }

    private static SearchQuery read(String kind, String query) {
        return reader().read(kind, parameters(query), false);
    }

    private static QueryReader reader() {
        return new QueryReader(SearchParameters.R4, CLOCK, BASE);
    }

    private static List<Parameter> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .map(pair -> new Parameter(pair[0], pair[1]))
                .toList();
    }
}
