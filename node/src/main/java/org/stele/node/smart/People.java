package org.stele.node.smart;

/** What is known of all who approve applications. */
public record People(Staff staff, PatientApps patients) {}
