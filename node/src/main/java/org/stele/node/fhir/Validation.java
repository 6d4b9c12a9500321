package org.stele.node.fhir;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.WritableKinds;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.node.problem.OperationOutcome;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import org.stele.node.problem.Problems;

/**
 * Says what is wrong with a resource without writing it (R4 resource-operation-validate.html). No chart is asked: what it refers to
 * may not be there. Safe for use by many threads.
 */
public final class Validation {
    private static final WritableKinds WRITABLE = new WritableKinds(SearchParameters.R4);

    private final ValidationReader reader = new ValidationReader();
    private final FhirDoor door;

    public Validation(FhirDoor door) {
        this.door = door;
    }

    /**
     * Says so, whatever the body is.
     *
     * @param asked in the address: {@code mode}, which may stand in the body as well
     * @param base this server's own address
     * @throws ProblemException for a kind, a parameter or a mode that is not known
     */
    public OperationOutcome of(String kind, List<Parameter> asked, byte[] body, String base) {
        if (!SearchParameters.R4.kinds().contains(kind)) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        Optional<ValidationMode> inAddress = mode(asked);
        try {
            ValidationRequest request = reader.read(body, kind);
            Optional<ValidationMode> mode = request.mode().or(() -> inAddress);
            return OperationOutcome.ofWarnings(flags(kind, mode, request.resource(), base));
        } catch (InvalidBundleException e) {
            return OperationOutcome.ofErrors(FhirDoor.issues(e.issues()));
        } catch (ProblemException | ExchangeException e) {
            Problem problem = Problems.of(e).orElseThrow(() -> e);
            return problem.issues().map(OperationOutcome::ofErrors).orElseGet(() -> OperationOutcome.of(problem));
        }
    }

    private List<ProblemIssue> flags(
            String kind, Optional<ValidationMode> mode, Optional<Bytes> resource, String base) {
        if (mode.filter(ValidationMode.DELETE::equals).isPresent()) {
            requireWritable(WRITABLE.canDelete(kind), kind, ProblemCode.METHOD_NOT_ALLOWED);
            return List.of();
        }
        byte[] body = resource.orElseThrow(() -> new InvalidBundleException(kind, Reason.TOO_FEW))
                .unsafeArray();
        boolean isVersion = mode.filter(ValidationMode.UPDATE::equals).isPresent();
        FhirDoor.Read<Draft> read = door.draft(body, isVersion ? Naming.present(kind) : Naming.anew(kind), base);
        if (isVersion) {
            read.content().requireRecord();
        }
        if (mode.isPresent()) {
            requireWritable(WRITABLE.canUpdate(kind), kind, ProblemCode.CLINICIAN_MISSING);
        }
        if (mode.filter(ValidationMode.CREATE::equals).isPresent()) {
            read.content().requirePlace();
        }
        return read.flags();
    }

    private static void requireWritable(boolean writable, String kind, ProblemCode code) {
        if (!writable) {
            throw new ProblemException(code, List.of(new ProblemIssue(kind, code.name())));
        }
    }

    private static Optional<ValidationMode> mode(List<Parameter> asked) {
        Optional<ValidationMode> mode = Optional.empty();
        for (Parameter parameter : asked) {
            if (!parameter.name().equals("_format")) {
                mode = Optional.of(mode(parameter));
            }
        }
        return mode;
    }

    private static ValidationMode mode(Parameter parameter) {
        return Optional.of(parameter)
                .filter(it -> it.name().equals("mode"))
                .flatMap(it -> ValidationMode.of(it.value()))
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.of(
                                        ProblemCode.MALFORMED_REQUEST,
                                        "$validate takes mode=create, update or delete; profiles are those that the resource claims.")));
    }
}
