package org.stele.node.fhir.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stele.node.fhir.rest.FhirResponse;
import org.stele.node.fhir.rest.Interaction;
import org.stele.node.problem.Faults;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;

/** One batch while it is answered. What is answered in all is bound, in bytes and in time: the rest is asked for again. */
final class BatchRun {
    /** Bytes, after which nothing more is read, and what is written is answered without the resource. */
    static final long LONGEST = 24 << 20;

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String LATE = "Nothing of this entry was begun, since those before took long: send it again.";
    private static final String UNDECIDED =
            "Nothing of this entry was begun, since it is not known yet what becomes of a write before it: send both again.";
    private static final String LONG = "The answer is as long as it may be: ask for the rest in another batch.";

    private final InstantSource clock;
    private final Instant end;
    private final Function<Interaction, FhirResponse> answers;
    private long length;
    private boolean isUndecided;

    BatchRun(InstantSource clock, Function<Interaction, FhirResponse> answers) {
        this.clock = clock;
        this.end = clock.instant().plus(PATIENCE);
        this.answers = answers;
    }

    /** Answers in the order of the entries, whatever the order is in which they are done. */
    List<FhirResponse> answer(List<BatchEntry> entries) {
        FhirResponse[] answered = new FhirResponse[entries.size()];
        IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparing(place -> turn(entries.get(place))))
                .forEachOrdered(place -> answered[place] = counted(answer(entries.get(place))));
        return List.of(answered);
    }

    private static EntryMethod turn(BatchEntry entry) {
        return switch (entry) {
            case BatchEntry.Asked asked -> asked.method();
            case BatchEntry.Refused _ -> EntryMethod.GET;
        };
    }

    private FhirResponse answer(BatchEntry entry) {
        return switch (entry) {
            case BatchEntry.Refused(Problem problem) -> FhirResponse.refused(problem);
            case BatchEntry.Asked(EntryMethod method, Interaction interaction, String _) ->
                method == EntryMethod.HEAD ? answer(interaction).brief() : answer(interaction);
        };
    }

    private FhirResponse answer(Interaction interaction) {
        if (clock.instant().isAfter(end)) {
            return FhirResponse.refused(Problem.of(ProblemCode.BUSY, LATE));
        }
        if (interaction instanceof Interaction.Reading && length > LONGEST) {
            return FhirResponse.refused(Problem.of(ProblemCode.BODY_TOO_LARGE, LONG));
        }
        return interaction instanceof Interaction.Writing ? write(interaction) : ask(interaction);
    }

    /** After one of which nobody knows yet what becomes of it nothing more is written: the next would be told in its place. */
    private FhirResponse write(Interaction interaction) {
        if (isUndecided) {
            return FhirResponse.refused(Problem.of(ProblemCode.BUSY, UNDECIDED));
        }
        FhirResponse response = ask(interaction);
        isUndecided = response.status() == ProblemCode.BUSY.status();
        return length + response.length() > LONGEST ? response.brief() : response;
    }

    private FhirResponse ask(Interaction interaction) {
        try {
            return answers.apply(interaction);
        } catch (
                RuntimeException
                        e) { // whatever it was: the other entries stand, and a fault is logged under its number
            return FhirResponse.refused(Faults.problem(e));
        }
    }

    private FhirResponse counted(FhirResponse response) {
        length += response.length();
        return response;
    }
}
