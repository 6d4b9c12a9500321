package org.stele.node.smart;

import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.OpenedBy;
import tools.jackson.databind.node.ObjectNode;

/** What an application is told of what it was launched for, beside its token (SMART App Launch 2.2, launch context). */
final class ContextMembers {
    private ContextMembers() {}

    static void put(ObjectNode body, Approval approval) {
        approval.patient().ifPresent(named -> body.put("patient", named.id()));
        approval.encounter().ifPresent(id -> body.put("encounter", id));
        approval.request().opened().map(OpenedBy::context).ifPresent(context -> put(body, context));
    }

    private static void put(ObjectNode body, LaunchContext context) {
        context.intent().ifPresent(intent -> body.put("intent", intent));
        body.put("need_patient_banner", context.needPatientBanner());
    }
}
