// Test files share a process (docs/decisions/0014). The response that says "already sent" is made when it is imported, of the class that
// a server then replaces: made after, it would be sent a second time. The program itself imports before it serves.
import '@hono/node-server/utils/response'
