/**
 * The story that the demo tells and the end-to-end tests check: four organisations, their patients and staff, step by step,
 * through the nodes' public API only. What people hold, their keys above all, is held here and never by a node.
 *
 * <p>Start at {@link org.stele.testkit.scenario.Scenario}.
 */
@NullMarked
package org.stele.testkit.scenario;

import org.jspecify.annotations.NullMarked;
