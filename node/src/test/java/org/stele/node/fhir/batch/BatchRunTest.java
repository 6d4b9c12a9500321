package org.stele.node.fhir.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.node.fhir.SentResource;
import org.stele.node.fhir.rest.FhirResponse;
import org.stele.node.fhir.rest.Interaction;
import org.stele.node.fhir.rest.Versions;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** The entries of a batch are done in the order of their methods, and what befalls one does not befall the next. */
class BatchRunTest {
    private static final SentResource SENT = SentResource.alone(Bytes.wrap(new byte[0]));
    private static final Versions ANY = new Versions(Optional.empty(), Optional.empty());
    private static final BatchEntry READ = new BatchEntry.Asked(EntryMethod.GET, new Interaction.History(key()), "");
    private static final BatchEntry UPDATE =
            new BatchEntry.Asked(EntryMethod.PUT, new Interaction.Update(key(), SENT, ANY), "");
    private static final BatchEntry CREATE =
            new BatchEntry.Asked(EntryMethod.POST, new Interaction.Create("Observation", SENT, Optional.empty()), "");
    private static final BatchEntry DELETE =
            new BatchEntry.Asked(EntryMethod.DELETE, new Interaction.Delete(key(), ANY), "");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;

    @Test
    void deletionsComeFirstThenWhatIsAddedAndChangedAndReadsSeeIt() {
        List<Class<?>> done = new ArrayList<>();
        BatchRun run = new BatchRun(clock, it -> {
            done.add(it.getClass());
            return answer(200, 1);
        });
        run.answer(List.of(READ, UPDATE, CREATE, DELETE));
        assertThat(done)
                .isEqualTo(List.of(
                        Interaction.Delete.class,
                        Interaction.Create.class,
                        Interaction.Update.class,
                        Interaction.History.class));
    }

    @Test
    void aRefusalAndAFaultAreTheAnswersOfTheirEntriesAlone() {
        BatchRun run = new BatchRun(clock, it -> switch (it) {
            case Interaction.Create _ -> throw new ProblemException(ProblemCode.INVALID);
            case Interaction.Update _ -> throw new IllegalStateException("a fault");
            default -> answer(200, 1);
        });
        assertThat(run.answer(List.of(READ, UPDATE, CREATE, DELETE)))
                .extracting(FhirResponse::status)
                .containsExactly(200, 500, 422, 200);
    }

    @Test
    void whatIsTooMuchForOneAnswerIsAskedForAgain() {
        BatchRun run = new BatchRun(clock, _ -> answer(200, (int) BatchRun.LONGEST));
        assertThat(run.answer(List.of(READ, READ, READ)))
                .extracting(FhirResponse::status)
                .containsExactly(200, 200, 413);
    }

    @Test
    void whatIsWrittenBeyondThatIsAnsweredWithoutTheResource() {
        BatchRun run = new BatchRun(clock, _ -> answer(200, (int) BatchRun.LONGEST));
        List<FhirResponse> answers = run.answer(List.of(CREATE, CREATE));
        assertThat(answers).extracting(FhirResponse::status).containsExactly(200, 200);
        assertThat(answers.get(0).body()).isPresent();
        assertThat(answers.get(1).body()).isEmpty();
    }

    @Test
    void afterAWriteThatIsNotDecidedNothingMoreIsWritten() {
        List<Class<?>> done = new ArrayList<>();
        BatchRun run = new BatchRun(clock, it -> {
            done.add(it.getClass());
            return it instanceof Interaction.Writing
                    ? FhirResponse.refused(Problem.of(ProblemCode.BUSY))
                    : answer(200, 1);
        });
        assertThat(run.answer(List.of(CREATE, UPDATE, READ)))
                .extracting(FhirResponse::status)
                .containsExactly(503, 503, 200);
        assertThat(done).isEqualTo(List.of(Interaction.Create.class, Interaction.History.class));
    }

    @Test
    void whatWasNotBegunInTimeIsNotBegun() {
        BatchRun run = new BatchRun(clock, _ -> {
            now.updateAndGet(it -> it.plus(BatchRun.PATIENCE).plusMillis(1));
            return answer(201, 1);
        });
        assertThat(run.answer(List.of(CREATE, READ)))
                .extracting(FhirResponse::status)
                .containsExactly(201, 503);
    }

    private static ResourceKey key() {
        return new ResourceKey("Observation", "a");
    }

    private static FhirResponse answer(int status, int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        return new FhirResponse(
                status, Optional.of(Bytes.wrap(body)), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
