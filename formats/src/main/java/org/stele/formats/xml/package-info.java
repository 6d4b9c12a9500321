/** XML from outside, read by the JDK's own reader without what it could be attacked by. Start at {@link org.stele.formats.xml.SafeXml}. */
@NullMarked
package org.stele.formats.xml;

import org.jspecify.annotations.NullMarked;
