internal import CLibXML2
internal import Glibc

/// The one entity ever handed to libxml2, rewritten for each reference: a run of characters under the type that is never expanded.
@safe final class EntityHolder {
    private let entity: xmlEntityPtr
    private var text: UnsafeMutablePointer<CChar>?

    init() {
        unsafe entity = .allocate(capacity: 1)
        unsafe entity.initialize(to: xmlEntity())
        unsafe entity.pointee.type = XML_ENTITY_DECL
        unsafe entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
    }

    deinit {
        unsafe free(text)
        unsafe entity.deallocate()
    }

    /// Valid until the next call.
    func fill(_ replacement: String) -> xmlEntityPtr? {
        unsafe free(text)
        unsafe text = strdup(replacement)
        guard let text = unsafe text else { return nil }
        unsafe text.withMemoryRebound(to: xmlChar.self, capacity: strlen(text)) { bytes in
            unsafe entity.pointee.name = UnsafePointer(bytes)
            unsafe entity.pointee.content = bytes
            unsafe entity.pointee.orig = bytes
        }
        unsafe entity.pointee.length = Int32(truncatingIfNeeded: replacement.utf8.count)
        return unsafe entity
    }
}
