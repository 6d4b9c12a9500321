/**
 * People with their keys, each at a device of their own: administrators, board officers, clerks, clinicians, reviewers, patients.
 * What they do goes over HTTP, as it does from their wallets.
 *
 * <p>What may not live here: ways into a node that its HTTP API does not have. Start at {@link
 * org.stele.testkit.people.Staffing}.
 */
@NullMarked
package org.stele.testkit.people;

import org.jspecify.annotations.NullMarked;
