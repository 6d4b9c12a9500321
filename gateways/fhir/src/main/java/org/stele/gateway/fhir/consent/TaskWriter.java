package org.stele.gateway.fhir.consent;

import org.stele.contracts.id.RecordId;
import org.stele.formats.proposal.GrantProposal;
import org.stele.gateway.fhir.made.Made;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes proposals as Tasks (R4 task.html): the patient is asked to approve a Consent. */
final class TaskWriter {
    private static final Code APPROVE = new Code("http://hl7.org/fhir/CodeSystem/task-code", "approve");

    private TaskWriter() {}

    static ObjectNode write(GrantProposal proposal, Parties parties) {
        String id = Made.logical(new RecordId(proposal.grant().value()));
        ObjectNode task = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Task")
                .put("id", id)
                .put("status", status(proposal))
                .put("intent", "proposal");
        task.set("code", APPROVE.concept());
        task.putObject("focus").put("reference", "Consent/" + id);
        task.set("for", parties.thePatient());
        task.put("authoredOn", proposal.made().toString())
                .put("lastModified", proposal.since().toString());
        task.set(
                "requester",
                Parties.identified("PractitionerRole", "seat", proposal.by().toString()));
        task.set("owner", parties.thePatient());
        task.putObject("restriction")
                .putObject("period")
                .put("end", proposal.until().toString());
        return task;
    }

    private static String status(GrantProposal proposal) {
        return switch (proposal.state()) {
            case WAITING -> "requested";
            case SIGNED -> "completed";
            case DECLINED -> "rejected";
            case EXPIRED -> "cancelled";
        };
    }
}
