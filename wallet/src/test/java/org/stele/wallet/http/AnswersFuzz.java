package org.stele.wallet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Code;
import org.stele.ledger.toy.Mutations;
import org.stele.wallet.staff.IntakeBatch;

/** Whoever answers in a node's place, with whatever: it is an answer with all that belongs to it, or an IOException. */
class AnswersFuzz {
    private static final byte[] PROBLEM =
            "{\"status\":403,\"code\":\"ACCESS_REFUSED\",\"detail\":\"no\",\"issues\":[{\"path\":\"/a\",\"code\":\"B\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final List<Record> ANSWERS = List.of(
            new Submitted(Hash.of(new byte[] {1}), Code.OK, 7),
            new IntakeBatch(
                    RandomId.generate(),
                    SubjectId.generate(),
                    "staged",
                    List.of(RecordId.generate()),
                    List.of(new IntakeBatch.ToSign(
                            0,
                            Bytes.of(new byte[] {1}),
                            List.of(SeatId.generate().author())))));

    @Provide
    Arbitrary<Record> answers() {
        return Arbitraries.of(ANSWERS);
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(ANSWERS.stream().map(StrictJson::write).toList());
    }

    @Provide
    Arbitrary<byte[]> problems() {
        return Mutations.of(List.of(PROBLEM));
    }

    @Example
    void theUndamagedOnesAreRead() throws IOException {
        for (Record answer : ANSWERS) {
            assertThat(Answers.read(Answers.tree(StrictJson.write(answer)), answer.getClass()))
                    .isEqualTo(answer);
        }
    }

    @Example
    void whatIsMissingIsRefusedWhereverItIs() {
        for (String lacking : List.of("", "null", "[]", "{}", "{\"code\":\"OK\",\"height\":7}", "{\"height\":null}")) {
            assertThatThrownBy(
                            () -> Answers.read(Answers.tree(lacking.getBytes(StandardCharsets.UTF_8)), Submitted.class))
                    .as(lacking)
                    .isInstanceOf(IOException.class);
        }
    }

    @Property(tries = 1000)
    void aDamagedAnswerIsWholeOrRefused(@ForAll("answers") Record answer, @ForAll("damaged") byte[] body) {
        isWholeOrRefused(body, answer.getClass());
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll("answers") Record answer, @ForAll @Size(max = 200) byte[] body) {
        isWholeOrRefused(body, answer.getClass());
    }

    @Property(tries = 500)
    void aDamagedProblemIsAProblemOrRefused(@ForAll("problems") byte[] body) {
        isAProblemOrRefused(body);
    }

    @Property(tries = 20)
    void manyOpenBracketsAreRefused(@ForAll @IntRange(min = 1, max = 200_000) int depth) {
        isAProblemOrRefused("[".repeat(depth).getBytes(StandardCharsets.UTF_8));
    }

    private static void isWholeOrRefused(byte[] body, Class<? extends Record> type) {
        try {
            assertThat(Answers.read(Answers.tree(body), type)).hasNoNullFieldsOrProperties();
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void isAProblemOrRefused(byte[] body) {
        try {
            assertThat(Answers.problem(403, body).code()).isNotNull();
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
