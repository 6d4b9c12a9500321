package org.stele.gateway.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.issue.InvalidBundleException;

class JsonPatchingTest {
    private static final String PULSE =
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"valueQuantity\":{\"value\":62.50},\"note\":[{\"text\":\"a\"},{\"text\":\"b\"}]}";

    @Test
    void eachOperationDoesWhatTheRfcSays() {
        assertThat(patched("{'op':'replace','path':'/status','value':'amended'}"))
                .contains("\"status\":\"amended\"");
        assertThat(patched("{'op':'add','path':'/note/1','value':{'text':'c'}}"))
                .contains("[{\"text\":\"a\"},{\"text\":\"c\"},{\"text\":\"b\"}]");
        assertThat(patched("{'op':'add','path':'/note/-','value':{'text':'c'}}"))
                .contains("{\"text\":\"b\"},{\"text\":\"c\"}]");
        assertThat(patched("{'op':'remove','path':'/note/0'}")).contains("\"note\":[{\"text\":\"b\"}]");
        assertThat(patched("{'op':'move','from':'/note/0','path':'/note/1'}"))
                .contains("[{\"text\":\"b\"},{\"text\":\"a\"}]");
        assertThat(patched("{'op':'move','from':'/note','path':'/note2'}"))
                .contains("\"note2\":[{\"text\":\"a\"},{\"text\":\"b\"}]")
                .doesNotContain("\"note\"");
        assertThat(patched("{'op':'move','from':'/note','path':'/note'}")).isEqualTo(PULSE);
        assertThat(patched("{'op':'copy','from':'/status','path':'/language'}")).contains("\"language\":\"final\"");
        assertThat(patched("{'op':'test','path':'/status','value':'final'}")).isEqualTo(PULSE);
        assertThat(patched("{'op':'add','path':'/status','value':'amended','why':'unknown members mean nothing'}"))
                .contains("\"status\":\"amended\"");
    }

    @Test
    void whatPutsIntoAListOrTakesOutOfOneAddsUpWhereItIsRepeated() {
        for (String twice : new String[] {
            "{'op':'add','path':'/note/-','value':{'text':'c'}}",
            "{'op':'add','path':'/note/0','value':{'text':'c'}}",
            "{'op':'remove','path':'/note/0'}",
            "{'op':'copy','from':'/note/0','path':'/note/-'}",
            "{'op':'move','from':'/note/0','path':'/note/1'}",
            "{'op':'move','from':'/note/0','path':'/first'}"
        }) {
            assertThat(addsUp("{'op':'test','path':'/status','value':'final'}," + twice))
                    .as(twice)
                    .isTrue();
        }
        for (String once : new String[] {
            "{'op':'replace','path':'/note/0','value':{'text':'c'}}",
            "{'op':'add','path':'/note','value':[{'text':'c'}]}",
            "{'op':'remove','path':'/note'}",
            "{'op':'copy','from':'/note/0/text','path':'/status'}",
            "{'op':'move','from':'/note','path':'/note2'}",
            "{'op':'test','path':'/note/0','value':{'text':'a'}}"
        }) {
            assertThat(addsUp(once)).as(once).isFalse();
        }
    }

    private static boolean addsUp(String operations) {
        return JsonPatching.read(("[" + operations + "]").replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .addsUp();
    }

    @Test
    void aDecimalKeepsThePrecisionThatItHas() {
        assertThat(patched("{'op':'copy','from':'/valueQuantity/value','path':'/valueQuantity/high'}"))
                .contains("\"value\":62.50", "\"high\":62.50");
        assertThat(patched("{'op':'replace','path':'/valueQuantity/value','value':1.000}"))
                .contains("\"value\":1.000");
        assertThat(refused("{'op':'test','path':'/valueQuantity/value','value':62.5}"))
                .isEqualTo("patch[0] TEST_FAILED");
    }

    @Test
    void whatCannotBeDoneIsNamedByItsOperation() {
        assertThat(refused("{'op':'test','path':'/status','value':'final'},{'op':'remove','path':'/nothing'}"))
                .isEqualTo("patch[1] NO_SUCH_PLACE");
        assertThat(refused("{'op':'test','path':'/status','value':'amended'}")).isEqualTo("patch[0] TEST_FAILED");
        assertThat(refused("{'op':'test','path':'/nothing','value':'amended'}")).isEqualTo("patch[0] TEST_FAILED");
        assertThat(refused("{'op':'copy','from':'/nothing','path':'/status'}")).isEqualTo("patch[0] NO_SUCH_PLACE");
        assertThat(refused("{'op':'move','from':'/note','path':'/note/0'}")).isEqualTo("patch[0] NO_SUCH_PLACE");
        assertThat(refused("{'op':'remove','path':''}")).isEqualTo("patch[0] NO_SUCH_PLACE");
        assertThat(refused("{'op':'replace','path':'','value':1}")).isEqualTo("patch[0] NO_SUCH_PLACE");
        for (String index : new String[] {"2", "999999999", "-1", "-", "1e0", "", "--"}) {
            assertThat(refused("{'op':'replace','path':'/note/" + index + "','value':{}}"))
                    .as(index)
                    .isEqualTo("patch[0] NO_SUCH_PLACE");
        }
        for (String index : new String[] {"01", "00", "2147483648", "99999999999999999999", "\u0661"}) {
            assertThat(refused("{'op':'replace','path':'/note/" + index + "','value':{}}"))
                    .as(index)
                    .isEqualTo("patch[0].path BAD_FORMAT");
        }
        assertThat(refused("{'op':'add','path':'/note/3','value':{}}")).isEqualTo("patch[0] NO_SUCH_PLACE");
    }

    @Test
    void everyOperationThatHasNotItsFormIsNamed() {
        assertThat(refused(
                        "{'op':'put','path':'/a'},{'op':'add','path':'/a'},{'path':'/a'},{'op':'add','path':'a','value':1},"
                                + "{'op':'remove','path':'/~2'},{'op':'copy','path':'/a'},7,{'op':'remove','path':7}"))
                .isEqualTo("patch[0].op NOT_IN_VALUE_SET; patch[1].value TOO_FEW; patch[2].op NOT_IN_VALUE_SET;"
                        + " patch[3].path BAD_FORMAT; patch[4].path BAD_FORMAT; patch[5].from TOO_FEW; patch[6] WRONG_TYPE;"
                        + " patch[7].path TOO_FEW");
        assertThat(refusedText("{\"op\":\"remove\"}")).isEqualTo("patch WRONG_TYPE");
        assertThat(refusedText("[")).isEqualTo("patch SYNTAX");
        assertThat(refusedText("[] []")).isEqualTo("patch TRAILING_DATA");
        assertThat(refused("{'op':'remove','path':'/a','op':'add'}")).isEqualTo("patch DUPLICATE_FIELD");
    }

    @Test
    void copiesThatDoubleWhatIsThereEndSoon() {
        String doubling = repeated(200, _ -> "{'op':'copy','from':'/note','path':'/note/-'}");
        assertThat(refused(doubling)).matches("patch\\[\\d+] (SIZE|DEPTH)");
        String flat = "{'op':'add','path':'/note','value':'" + "x".repeat(100_000) + "'},"
                + repeated(100, i -> "{'op':'copy','from':'/note','path':'/note" + i + "'}");
        assertThat(refused(flat)).matches("patch\\[1\\d] SIZE");
    }

    @Test
    void nothingIsPutDeeperThanAnythingMayLie() {
        String deep = "[".repeat(40) + "]".repeat(40);
        assertThat(refused("{'op':'add','path':'/a','value':" + deep + "}," + "{'op':'add','path':'/a" + "/0".repeat(39)
                        + "/-','value':" + deep + "}"))
                .isEqualTo("patch[1] DEPTH");
        assertThat(refused("{'op':'remove','path':'" + "/a".repeat(100_000) + "'}"))
                .isEqualTo("patch[0].path DEPTH");
        assertThat(refused("{'op':'remove','path':'/" + "~0".repeat(1_000_000) + "'}"))
                .isEqualTo("patch[0] NO_SUCH_PLACE");
        assertThat(refused(repeated(201, _ -> "{'op':'remove','path':'/a'}"))).isEqualTo("patch TOO_MANY");
    }

    @Test
    void halfACharacterIsNoText() {
        assertThat(refused("{'op':'replace','path':'/status','value':'\\ud800'}"))
                .startsWith("patch");
    }

    private static String repeated(int times, IntFunction<String> operation) {
        return IntStream.range(0, times).mapToObj(operation).collect(Collectors.joining(","));
    }

    private static String patched(String operations) {
        Bytes resource = Bytes.wrap(PULSE.getBytes(StandardCharsets.UTF_8));
        return new String(patching(operations).apply(resource).unsafeArray(), StandardCharsets.UTF_8);
    }

    private static JsonPatching patching(String operations) {
        return JsonPatching.read(("[" + operations + "]").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(String operations) {
        return issues(catchThrowableOfType(InvalidBundleException.class, () -> patched(operations)));
    }

    private static String refusedText(String patch) {
        return issues(catchThrowableOfType(
                InvalidBundleException.class, () -> JsonPatching.read(patch.getBytes(StandardCharsets.UTF_8))));
    }

    private static String issues(InvalidBundleException refusal) {
        return refusal.issues().stream()
                .map(issue -> issue.path() + " " + issue.reason())
                .collect(Collectors.joining("; "));
    }
}
