package org.stele.formats.launch;

import java.util.Optional;

/**
 * What a node answers to a {@link LaunchDecision}, each time the same.
 *
 * @param confirmation what is still to be typed into the browser, where it was approved
 */
public record LaunchDecided(LaunchDecision.Answer answer, Optional<LaunchConfirmation> confirmation) {}
