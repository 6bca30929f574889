export const emergencyPaths = { emergency: '/emergency' }
