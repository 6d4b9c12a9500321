package org.stele.node.problem;

/**
 * One of several things that are wrong with what was sent.
 *
 * @param path where: a JSON pointer or a FHIRPath
 * @param code what, closed
 */
public record ProblemIssue(String path, String code) {}
